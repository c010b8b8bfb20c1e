import type { IDataObject } from 'n8n-workflow';
import { CHOICE_TYPES } from '../../protocol/aps/assetRules';
import { isJsonObject } from '../../protocol/json';
import type { JsonValue } from '../../protocol/json';
import type { AssetAttribute } from '../apsLists/assetAttributes';
import { isoTime } from './isoTime';
import type { RecordNames } from './recordNames';

/**
 * @param attributes definitions of custom attributes; a value whose attribute is not among them is shown under
 *   its key, as Autodesk returns it
 * @param names `status`, `categoryName`, `locationName` and `createdBy`, as far as they are known
 */
export function simplifyAsset(
	asset: IDataObject,
	attributes: readonly AssetAttribute[] = [],
	names: RecordNames = {},
): IDataObject {
	return {
		name: asset.clientAssetId ?? null,
		status: names.status ?? null,
		categoryName: names.categoryName ?? null,
		description: asset.description ?? null,
		barcode: asset.barcode ?? null,
		locationName: names.locationName ?? null,
		customAttributes: customAttributesOf(asset, attributes),
		active: asset.isActive ?? null,
		createdAt: isoTime(asset.createdAt),
		createdBy: names.createdBy ?? null,
		updatedAt: isoTime(asset.updatedAt),
		id: asset.id,
		categoryId: asset.categoryId ?? null,
		statusId: asset.statusId ?? null,
		locationId: asset.locationId ?? null,
		companyId: asset.companyId ?? null,
		createdById: asset.createdBy ?? null,
	};
}

function customAttributesOf(
	{ customAttributes }: IDataObject,
	attributes: readonly AssetAttribute[],
): IDataObject {
	if (!isJsonObject(customAttributes)) return {};
	return Object.fromEntries(
		Object.entries(customAttributes).map(([key, value]) => {
			const attribute = attributes.find(({ name }) => name === key);
			return attribute === undefined
				? [key, value]
				: [attribute.displayName, shownValue(attribute, value)];
		}),
	);
}

/** Choices by their names, and numbers as numbers. */
function shownValue(
	{ dataType, choices }: AssetAttribute,
	value: JsonValue | undefined,
): JsonValue | undefined {
	const nameOf = (id: JsonValue | undefined) => choices.find((each) => each.id === id)?.name ?? id;
	if (CHOICE_TYPES.includes(dataType)) {
		return Array.isArray(value) ? value.map((id) => nameOf(id) ?? null) : nameOf(value);
	}
	if (dataType !== 'numeric' || typeof value !== 'string' || value.trim() === '') return value;
	return Number.isFinite(Number(value)) ? Number(value) : value;
}

export const assetExample: IDataObject = {
	name: 'AHU-101',
	status: 'Installed',
	categoryName: 'Mechanical > Air Handling Units',
	description: 'Air handling unit of the basement',
	barcode: 'F0086728',
	locationName: 'Level 1 > Room 103',
	customAttributes: { Voltage: 220, Manufacturer: 'Example Air' },
	active: true,
	createdAt: '2026-03-02T16:40:00.000Z',
	createdBy: 'Kim Doe',
	updatedAt: '2026-03-03T08:15:30.000Z',
	id: 'b302d910-b5e3-46ba-81d8-6b6d30406e14',
	categoryId: '42',
	statusId: '84eb6a10-dde3-475f-aaf4-b5df3aebbd0b',
	locationId: '5add4375-f223-4201-88b9-8049e68416aa',
	companyId: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
	createdById: '7KJX2MPQ4RTZ',
};
