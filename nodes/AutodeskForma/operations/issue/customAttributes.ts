import { nameKey } from '../../../../protocol/aps/names';
import type { IssueAttribute } from '../../../apsLists/issueAttributes';
import { ATTRIBUTES_FIELD, attributesField } from '../../../fields/attributesField';
import type { EnteredValue } from '../../../fields/attributesField';
import { constructionPlaceOf } from '../../../fields/constructionProject';
import { resourceLocator } from '../../../fields/locator';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { issueAttributesOf } from '../../../lookUp/issueAttributes';
import { issueAttributesIn } from '../../../lookUp/issueSettings';
import { LookUp } from '../../../lookUp/lookUp';
import { nearestNames } from '../../../lookUp/nearestNames';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';
import { textList } from '../../../values/textList';

interface SentValue {
	attributeDefinitionId: string;
	/** Null clears the attribute. */
	value: string | number | null;
}

const attribute = defineParameter({
	...resourceLocator({
		displayName: 'Attribute',
		name: 'attribute',
		description: 'A custom attribute of the issues in the project',
		search: 'searchIssueAttributes',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. f227d940-ae9b-4722-9297-389f4411f010',
		lookUp: new LookUp('By Name', 'e.g. Trade', (run) =>
			issueAttributesOf(run, constructionPlaceOf(run)),
		),
	}),
	read: read.guid,
});

/** Entry of Additional Fields and Update Fields. {@link attributeValues} turns it into what Autodesk takes. */
export const customAttributes = attributesField(
	attribute,
	'Values of custom attributes',
	'The value. Of a list, the name of the option. Leave it empty to clear the attribute.',
);

/** Entry of Filters. */
export const customAttributesFilter = attributesField(
	attribute,
	'Only issues with these values of custom attributes',
	'The value. Of a list, the name of the option; separate several by commas. A row without a value is ignored.',
);

/**
 * The values as Autodesk takes them: the option of a list by its ID, a number as a number.
 *
 * @throws InvalidValue for an attribute or an option that does not exist, and for text in place of a number
 */
export async function attributeValues(
	run: OperationRun,
	place: ProjectPlace,
	entered: readonly EnteredValue[],
): Promise<SentValue[] | undefined> {
	if (entered.length === 0) return undefined;
	const known = await issueAttributesIn(run, place);
	return entered.map(({ attributeId, value }) => ({
		attributeDefinitionId: attributeId,
		value: value === '' ? null : sentValue(attributeWith(known, attributeId), value),
	}));
}

/**
 * The same as query parameters. Rows without a value are left out: Autodesk refuses an empty filter.
 *
 * @throws InvalidValue
 */
export async function attributeFilters(
	run: OperationRun,
	place: ProjectPlace,
	entered: readonly EnteredValue[],
): Promise<Record<string, string>> {
	const filled = entered.filter(({ value }) => value !== '');
	if (filled.length === 0) return {};
	const known = await issueAttributesIn(run, place);
	return Object.fromEntries(
		filled.map(({ attributeId, value }) => {
			const definition = attributeWith(known, attributeId);
			const wanted =
				definition.dataType === 'list'
					? textList(value).map((each) => optionId(definition, each))
					: [sentValue(definition, value)];
			return [`filter[customAttributes][${attributeId}]`, wanted.join(',')];
		}),
	);
}

function attributeWith(known: readonly IssueAttribute[], id: string): IssueAttribute {
	const found = known.find((each) => each.id === id);
	if (found !== undefined) return found;
	throw new InvalidValue(
		ATTRIBUTES_FIELD,
		`no custom attribute of issues in the project has the ID ${id}`,
	);
}

function sentValue(definition: IssueAttribute, value: string): string | number {
	if (definition.dataType === 'list') return optionId(definition, value);
	if (definition.dataType !== 'numeric') return value;
	const number = Number(value);
	if (Number.isFinite(number)) return number;
	throw new InvalidValue(ATTRIBUTES_FIELD, `"${definition.title}" takes a number, not "${value}"`);
}

function optionId({ title, options }: IssueAttribute, value: string): string {
	const key = nameKey(value);
	const found =
		options.find(({ id }) => id === value) ?? options.find((each) => nameKey(each.value) === key);
	if (found !== undefined) return found.id;
	const near = nearestNames(
		value,
		options.map((each) => each.value),
	);
	const similar =
		near.length === 0 ? '' : `. Similar: ${near.map((name) => `"${name}"`).join(', ')}`;
	throw new InvalidValue(ATTRIBUTES_FIELD, `"${title}" has no option "${value}"${similar}`);
}
