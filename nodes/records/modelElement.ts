import type { IDataObject } from 'n8n-workflow';
import type { JsonObject } from '../../protocol/json';

/**
 * An element of a model.
 *
 * @returns `properties` by group and name; `externalId` stays the same when the model is translated again,
 * `objectId` may not
 */
export function simplifyElement(element: JsonObject, viewId: string): IDataObject {
	const { name, externalId, objectid, properties } = element;
	return {
		name: name ?? null,
		properties: properties ?? {},
		externalId: externalId ?? null,
		objectId: objectid ?? null,
		viewId,
	};
}

export const modelElementExample: IDataObject = {
	name: 'Floor [418183]',
	properties: {
		Constraints: { Level: 'Level 2', 'Height Offset From Level': '0.000 mm' },
		Dimensions: { Area: '84.210 m^2', Volume: '25.263 m^3' },
	},
	externalId: 'd85573c2-f8d5-46ae-966a-ac82fa18f500-00066187',
	objectId: 438,
	viewId: '04b9a71d-9015-0a7b-338b-8522a705a8d7',
};
