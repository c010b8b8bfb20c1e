import type { IDataObject } from 'n8n-workflow';
import type { DiffElement, DiffField } from '../../protocol/aps/modelDiff';
import type { JsonObject } from '../../protocol/json';

/** Groups of properties that say what an element is. */
const NAME = '__name__';
const CATEGORY = '__category__';

export type DiffFields = ReadonlyMap<string, DiffField>;

/**
 * An element that differs between two versions.
 *
 * @returns `changes` lists the properties of a changed element that differ; `properties` has them all, by
 * group and name
 */
export function simplifyModelChange(element: DiffElement, fields: DiffFields): IDataObject {
	const { change, props, before, geometryChanged, externalId, svf2Id } = element;
	return {
		name: valueIn(props, fields, NAME),
		category: categoryOf(element, fields),
		modelChange: change,
		geometryChanged,
		changes: Object.entries(before).map(([key, old]) => {
			const field = fields.get(key);
			return {
				property: field === undefined ? key : pathOf(field),
				before: old ?? null,
				after: props[key] ?? null,
				unit: field?.unit ?? null,
			};
		}),
		properties: propertiesOf(props, fields),
		externalId: externalId ?? null,
		objectId: svf2Id ?? null,
	};
}

/** E.g. `Revit Walls`; null if the model has no categories. */
export function categoryOf({ props }: DiffElement, fields: DiffFields): string | null {
	return valueIn(props, fields, CATEGORY);
}

function valueIn(props: JsonObject, fields: DiffFields, group: string): string | null {
	for (const [key, value] of Object.entries(props)) {
		if (fields.get(key)?.category === group && typeof value === 'string') return value;
	}
	return null;
}

/** Without what is for programs: groups in underscores. */
function propertiesOf(props: JsonObject, fields: DiffFields): IDataObject {
	const groups: Record<string, IDataObject> = {};
	for (const [key, value] of Object.entries(props)) {
		const { category, name } = fields.get(key) ?? { category: '', name: key };
		if (/^__.*__$/.test(category)) continue;
		const group = category === '' ? 'Other' : category;
		groups[group] = { ...groups[group], [name]: value ?? null };
	}
	return groups;
}

function pathOf({ category, name }: DiffField): string {
	return category === '' ? name : `${category}.${name}`;
}

export const modelChangeExample: IDataObject = {
	name: 'Concession 115 [991729]',
	category: 'Revit Rooms',
	modelChange: 'changed',
	geometryChanged: true,
	changes: [{ property: 'Dimensions.Area', before: 103.8, after: 99.55, unit: 'm^2' }],
	properties: { Dimensions: { Area: 99.55 }, 'Identity Data': { Number: '115' } },
	externalId: '5466a680-ad75-4568-9ba3-2e48a29f7367-000f1fa9',
	objectId: 757,
};
