import type { IDataObject } from 'n8n-workflow';
import { customListQuery } from '../../../fields/customQuery';
import { locationFilter } from '../../../fields/location';
import { textFilter } from '../../../fields/textMatch';
import { timeRange } from '../../../fields/timeRange';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { categoryFilter } from './category';
import { customAttributesFilter } from './customAttributes';
import { assetStatus } from './status';

export const includeSubcategories = defineParameter({
	displayName: 'Include Subcategories',
	name: 'includeSubcategories',
	type: 'boolean',
	default: true,
	description: 'Whether Category also means the categories below it',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

/** Autodesk has no such filter: {@link hasBarcode}. */
export const barcodeFilter = defineParameter({
	displayName: 'Barcode',
	name: 'barcode',
	type: 'string',
	default: '',
	placeholder: 'e.g. F0086728',
	description:
		'Only assets with exactly this barcode. Autodesk does not filter by it, so the node reads the assets that match the other filters.',
	read: read.text(),
});

/** Status names that Autodesk compares regardless of their status set. */
export const statusNames = defineParameter({
	displayName: 'Status Names',
	name: 'statusNames',
	type: 'string',
	default: '',
	placeholder: 'e.g. Ordered, Delivered',
	description: 'Only assets with one of these statuses of any status set, separated by commas',
	read: read.texts,
});

export const statusFilter = {
	...assetStatus,
	description:
		'Only assets with this status. The list depends on the category; a name means the statuses of this name in all status sets.',
};

export const assetFilters = filters([
	barcodeFilter,
	categoryFilter,
	customAttributesFilter,
	customListQuery('assets'),
	{
		displayName: 'Include Deleted',
		name: 'includeDeleted',
		type: 'boolean',
		default: true,
		description: 'Whether to return deleted assets as well',
		query: 'includeDeleted',
		read: read.boolean,
	},
	includeSubcategories,
	locationFilter('Only assets at this location', (id, includeSubLocations) => ({
		'filter[locationId]': id,
		includeSubLocations,
	})),
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. air handling',
		description: 'Only assets with this text in their name, description or another text field',
		query: 'filter[searchText]',
		read: textFilter,
	},
	statusFilter,
	statusNames,
	timeRange(
		'Updated',
		{
			since: 'Only assets changed at this time or later',
			until: 'Only assets changed at this time or before',
		},
		{ query: 'filter[updatedAt]' },
		({ from, to }) =>
			from === undefined && to === undefined ? undefined : `${from ?? ''}..${to ?? ''}`,
	),
]);

/** Whether an asset has the barcode that is wanted. */
export function hasBarcode(asset: IDataObject, wanted: string): boolean {
	return String(asset.barcode ?? '').trim() === wanted;
}
