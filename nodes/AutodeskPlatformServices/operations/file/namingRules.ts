import type { NamePart, PartKind } from '../../../../protocol/aps/namingStandard';
import { isJsonObject, objectsIn } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { boolean } from '../../../values/boolean';
import { choice } from '../../../values/choice';
import { integer } from '../../../values/integer';
import { InvalidValue } from '../../../values/invalidValue';
import { requiredText } from '../../../values/text';
import { longTextList } from '../../../values/textList';

export const delimiter = defineParameter({
	displayName: 'Delimiter',
	name: 'delimiter',
	type: 'string',
	required: true,
	default: '-',
	description: 'What stands between the parts of a name',
	read: read.requiredText(5),
});

const kind = {
	displayName: 'Parts > Type',
	options: [
		{ name: 'Digits', value: 'digits' },
		{ name: 'List', value: 'list' },
		{ name: 'Text', value: 'any' },
		{ name: 'Text Without Digits', value: 'noDigits' },
	],
};

const LONGEST = 255;

export const parts = defineParameter({
	displayName: 'Parts',
	name: 'parts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Part',
	default: {},
	description: 'The parts of a file name in their order, without the extension',
	options: [
		{
			displayName: 'Part',
			name: 'part',
			values: [
				{
					displayName: 'Maximum Length',
					name: 'maxLength',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: LONGEST,
					description: 'Most characters of the part',
					displayOptions: { hide: { kind: ['list'] } },
				},
				{
					displayName: 'Minimum Length',
					name: 'minLength',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 1,
					description: 'Fewest characters of the part',
					displayOptions: { hide: { kind: ['list'] } },
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Originator',
					description: 'What the part is called',
				},
				{
					displayName: 'Optional',
					name: 'isOptional',
					type: 'boolean',
					default: false,
					description: 'Whether a name may end before this part',
				},
				{
					displayName: 'Type',
					name: 'kind',
					type: 'options',
					options: kind.options,
					default: 'any',
					description: 'What the part may contain',
				},
				{
					displayName: 'Values',
					name: 'values',
					type: 'string',
					default: '',
					placeholder: 'e.g. ARC, STR',
					description: 'Values to choose from, separated by commas',
					displayOptions: { show: { kind: ['list'] } },
				},
			],
		},
	],
	read(entered, { displayName }) {
		const rows = objectsIn(isJsonObject(entered) ? entered.part : entered);
		if (rows.length === 0) throw new InvalidValue(displayName, 'add at least one');
		return rows.map(partOf);
	},
});

/** @throws InvalidValue */
function partOf(row: JsonObject): NamePart {
	const name = requiredText('Parts > Name', row.name, LONGEST);
	const partKind = kindOf(choice(kind, row.kind));
	const values = longTextList(row.values);
	if (partKind === 'list' && values.length === 0) {
		throw new InvalidValue('Parts > Values', `enter the values of "${name}"`);
	}
	return {
		name,
		kind: partKind,
		isOptional: boolean('Parts > Optional', row.isOptional) ?? false,
		minLength: integer('Parts > Minimum Length', row.minLength, 1, LONGEST),
		maxLength: integer('Parts > Maximum Length', row.maxLength, 1, LONGEST),
		values,
	};
}

function kindOf(chosen: string | undefined): PartKind {
	return chosen === 'digits' || chosen === 'list' || chosen === 'noDigits' ? chosen : 'any';
}
