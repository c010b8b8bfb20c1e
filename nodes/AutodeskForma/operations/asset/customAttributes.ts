import type { AssetAttribute } from '../../../apsLists/assetAttributes';
import { ATTRIBUTES_FIELD, attributesField } from '../../../fields/attributesField';
import type { EnteredValue } from '../../../fields/attributesField';
import { constructionProjectId } from '../../../fields/constructionProject';
import { resourceLocator } from '../../../fields/locator';
import { assetAttributesIn, categoryAttributesIn } from '../../../lookUp/assetSettings';
import { assetAttributesOf } from '../../../lookUp/assets';
import { LookUp } from '../../../lookUp/lookUp';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import type { Parameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';
import { filterValue, sentValue } from './attributeValue';
import type { AttributeValue } from './attributeValue';

const attribute = defineParameter({
	...resourceLocator({
		displayName: 'Attribute',
		name: 'attribute',
		description:
			'A custom attribute of assets. The list shows those of the category, if it is chosen.',
		search: 'searchAssetAttributes',
		dependsOn: ['project', 'assetCategory', 'asset'],
		idPlaceholder: 'e.g. b302d910-b5e3-46ba-81d8-6b6d30406e14',
		lookUp: new LookUp('By Name', 'e.g. Voltage', (run) =>
			assetAttributesOf(run, constructionProjectId(run)),
		),
	}),
	read: read.guid,
});

/** A row without a value is ignored. */
function filledAttributes(
	description: string,
	valueDescription: string,
): Parameter<EnteredValue[]> {
	const field = attributesField(attribute, description, valueDescription);
	return {
		...field,
		read: (...given) => field.read(...given).filter(({ value }) => value !== ''),
	};
}

/** Entry of Additional Fields and Update Fields. {@link attributeValues} turns it into what Autodesk takes. */
export const customAttributes = filledAttributes(
	'Values of custom attributes',
	'The value. Of a selection, the name of the choice; separate several by commas. A row without a value is ignored.',
);

/** Entry of Filters. {@link attributeFilters} turns it into a query. */
export const customAttributesFilter = filledAttributes(
	'Only assets with these values of custom attributes',
	'The value. Of a selection, the name of the choice; separate several by commas. Of numbers and dates, also a range: 1..5, or from 2026-03-02.. on. A row without a value is ignored.',
);

/**
 * The values as Autodesk takes them, by the keys of their attributes.
 *
 * @throws InvalidValue for an attribute that the category does not have, and for a value that does not fit it
 */
export async function attributeValues(
	run: OperationRun,
	projectId: string,
	categoryId: string,
	entered: readonly EnteredValue[],
): Promise<Record<string, AttributeValue> | undefined> {
	if (entered.length === 0) return undefined;
	const ofCategory = await categoryAttributesIn(run, projectId, categoryId);
	const values: Record<string, AttributeValue> = {};
	for (const { attributeId, value } of entered) {
		const definition =
			ofCategory.find(({ id }) => id === attributeId) ??
			(await notInCategory(run, projectId, attributeId, ofCategory));
		values[definition.name] = sentValue(definition, value);
	}
	return values;
}

/**
 * @param sent values by the keys of their attributes
 * @throws InvalidValue if the category requires attributes that are not sent
 */
export async function checkRequired(
	run: OperationRun,
	projectId: string,
	categoryId: string,
	sent: Readonly<Record<string, unknown>>,
): Promise<void> {
	const ofCategory = await categoryAttributesIn(run, projectId, categoryId);
	const missing = ofCategory
		.filter(({ isRequired, name }) => isRequired && (sent[name] ?? null) === null)
		.map(({ displayName }) => displayName);
	if (missing.length === 0) return;
	throw new InvalidValue(
		ATTRIBUTES_FIELD,
		`the category requires a value of ${missing.join(', ')}`,
	);
}

/** The values as query parameters. @throws InvalidValue */
export async function attributeFilters(
	run: OperationRun,
	projectId: string,
	entered: readonly EnteredValue[],
): Promise<Record<string, string | string[]>> {
	if (entered.length === 0) return {};
	const known = await assetAttributesIn(run, projectId);
	return Object.fromEntries(
		entered.map(({ attributeId, value }) => {
			const definition = known.find(({ id }) => id === attributeId);
			if (definition === undefined) throw unknownAttribute(attributeId);
			return [`filter[customAttributes][${definition.name}]`, filterValue(definition, value)];
		}),
	);
}

/** @throws InvalidValue always */
async function notInCategory(
	run: OperationRun,
	projectId: string,
	id: string,
	ofCategory: readonly AssetAttribute[],
): Promise<never> {
	const known = await assetAttributesIn(run, projectId);
	const named = known.find((each) => each.id === id);
	if (named === undefined) throw unknownAttribute(id);
	const names = ofCategory.map(({ displayName }) => displayName);
	const has = names.length === 0 ? 'It has none' : `It has ${names.slice(0, 20).join(', ')}`;
	throw new InvalidValue(
		ATTRIBUTES_FIELD,
		`the category of the asset does not have the attribute "${named.displayName}". ${has}`,
	);
}

function unknownAttribute(id: string): InvalidValue {
	return new InvalidValue(
		ATTRIBUTES_FIELD,
		`no custom attribute of assets in the project has the ID ${id}`,
	);
}
