import {
	byExternalIds,
	byObjectIds,
	byRange,
	propertyPath,
} from '../../../../protocol/aps/elementQuery';
import type { ElementQuery } from '../../../../protocol/aps/elementQuery';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import type { ApsRun } from '../../../parameters/run';
import { valueOf } from '../../../parameters/values';
import { InvalidValue } from '../../../values/invalidValue';
import { longTextList } from '../../../values/textList';

const elements = defineParameter({
	displayName: 'Elements',
	name: 'elements',
	type: 'options',
	default: 'all',
	options: [
		{ name: 'All', value: 'all', description: 'Every object of the view' },
		{
			name: 'By Category',
			value: 'category',
			description: 'Elements below a branch of the object tree, e.g. Walls',
		},
		{ name: 'By External ID', value: 'externalId', description: 'Such as the UniqueId of Revit' },
		{ name: 'By Name', value: 'name', description: 'Objects with exactly this name' },
		{ name: 'By Object ID', value: 'objectId', description: 'As Get Objects returns them' },
		{
			name: 'By Property Range',
			value: 'range',
			description: 'Objects with a number within a range',
		},
		{
			name: 'By Property Text',
			value: 'contains',
			description: 'Objects with all of these words in a property',
		},
		{
			name: 'By Start of Name',
			value: 'namePrefix',
			description: 'Objects whose name begins with a text',
		},
	],
	description: 'Which elements to return',
	read: read.choice,
});

const show = (...by: string[]) => ({ show: { elements: by } });

const category = defineParameter({
	displayName: 'Category',
	name: 'category',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Walls',
	displayOptions: show('category'),
	description:
		'Name of a branch of the object tree: a category, family or type in Revit, a layer in AutoCAD',
	read: read.requiredText(),
});

const externalIds = defineParameter({
	displayName: 'External IDs',
	name: 'externalIds',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. d85573c2-f8d5-46ae-966a-ac82fa18f500-00066187',
	displayOptions: show('externalId'),
	description: 'IDs from the design file, as a list or separated by commas',
	read: read.by(someTexts),
});

const objectIds = defineParameter({
	displayName: 'Object IDs',
	name: 'objectIds',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 438, 4269',
	displayOptions: show('objectId'),
	description:
		'IDs within this translation, as a list or separated by commas. They change when the model is translated again.',
	read: read.by((field, entered) => someTexts(field, entered).map((id) => objectId(field, id))),
});

const elementName = defineParameter({
	displayName: 'Name',
	name: 'elementName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Basic Wall',
	displayOptions: show('name', 'namePrefix'),
	description: 'Name of the object, or its beginning. Upper and lower case matter.',
	read: read.requiredText(),
});

const property = defineParameter({
	displayName: 'Property',
	name: 'property',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Dimensions.Area',
	displayOptions: show('range', 'contains'),
	description: 'Group and name of the property, with a period between them',
	read: read.requiredText(),
});

const words = defineParameter({
	displayName: 'Words',
	name: 'words',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Concrete Situ',
	displayOptions: show('contains'),
	description: 'Up to 50 words, all of which the property must contain',
	read: read.by(fewWords),
});

const least = defineParameter({
	displayName: 'Minimum',
	name: 'minimum',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2.5',
	displayOptions: show('range'),
	description:
		'In metric base units, such as meters or square meters. Leave it empty for no limit.',
	read: read.by(decimal),
});

const most = defineParameter({
	displayName: 'Maximum',
	name: 'maximum',
	type: 'string',
	default: '',
	placeholder: 'e.g. 10',
	displayOptions: show('range'),
	description:
		'In metric base units, such as meters or square meters. Leave it empty for no limit.',
	read: read.by(decimal),
});

export const elementFilterFields = [
	elements,
	category,
	externalIds,
	objectIds,
	elementName,
	property,
	words,
	least,
	most,
];

/** Which elements are wanted. */
export type ElementFilter =
	| { kind: 'all' }
	/** Needs the object tree. */
	| { kind: 'category'; category: string }
	/** Elements that match any of the queries. */
	| { kind: 'queries'; queries: readonly ElementQuery[] };

/** @throws InvalidValue */
export function elementFilter(run: ApsRun): ElementFilter {
	switch (valueOf(run, elements)) {
		case 'category':
			return { kind: 'category', category: valueOf(run, category) };
		case 'externalId':
			return queries(...byExternalIds(valueOf(run, externalIds)));
		case 'objectId':
			return queries(...byObjectIds(valueOf(run, objectIds)));
		case 'name':
			return queries({ $eq: ['name', valueOf(run, elementName)] });
		case 'namePrefix':
			return queries({ $prefix: ['name', valueOf(run, elementName)] });
		case 'contains':
			return queries({ $contains: [propertyPath(valueOf(run, property)), valueOf(run, words)] });
		case 'range':
			return queries(range(run));
		default:
			return { kind: 'all' };
	}
}

function queries(...list: ElementQuery[]): ElementFilter {
	return { kind: 'queries', queries: list };
}

function range(run: ApsRun): ElementQuery {
	const from = valueOf(run, least);
	const to = valueOf(run, most);
	if (from !== undefined && to !== undefined && from > to) {
		throw new InvalidValue(most.displayName, `${to} is below the minimum of ${from}`);
	}
	const query = byRange(propertyPath(valueOf(run, property)), from, to);
	if (query !== undefined) return query;
	throw new InvalidValue(least.displayName, `enter a number here or under ${most.displayName}`);
}

function someTexts(field: string, entered: unknown): string[] {
	const texts = [...new Set(longTextList(entered))];
	if (texts.length > 0) return texts;
	throw new InvalidValue(field, 'enter at least one ID');
}

function objectId(field: string, text: string): number {
	const id = Number(text);
	if (Number.isSafeInteger(id) && id > 0) return id;
	throw new InvalidValue(field, `"${text}" is not an object ID; use whole numbers`);
}

function fewWords(field: string, entered: unknown): string {
	const text = String(entered ?? '').trim();
	if (text === '') throw new InvalidValue(field, 'enter at least one word');
	const count = text.split(/\s+/).length;
	if (count <= 50) return text;
	throw new InvalidValue(field, `use at most 50 words, not ${count}`);
}

function decimal(field: string, entered: unknown): number | undefined {
	const text = String(entered ?? '').trim();
	if (text === '') return undefined;
	const number = Number(text);
	if (Number.isFinite(number)) return number;
	throw new InvalidValue(field, `"${text}" is not a number; write it like 2.5`);
}
