import { LONGEST_ASSET_DESCRIPTION } from '../../../../protocol/aps/assetRules';
import { locationLocator } from '../../../fields/location';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

/** Fields of an asset, for creating and changing it. */

export const name = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. AHU-101',
	description: 'What Autodesk’s pages call Asset ID. Several assets can have the same.',
	body: 'clientAssetId',
	read: read.text(),
});

export const description = defineParameter({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: `What the asset is, at most ${LONGEST_ASSET_DESCRIPTION.toLocaleString('en')} characters`,
	body: 'description',
	read: read.text(LONGEST_ASSET_DESCRIPTION),
});

export const barcode = defineParameter({
	displayName: 'Barcode',
	name: 'barcode',
	type: 'string',
	default: '',
	placeholder: 'e.g. F0086728',
	description: 'The code on the label of the asset, as your barcode system writes it',
	body: 'barcode',
	read: read.text(),
});

export const location = defineParameter({
	...locationLocator('Where the asset is, from the locations of the project'),
	body: 'locationId',
	read: read.guid,
});
