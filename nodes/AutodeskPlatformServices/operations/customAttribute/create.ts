import type { IDataObject } from 'n8n-workflow';
import { isSameName } from '../../../../protocol/aps/names';
import { collect } from '../../../apsLists/pages';
import {
	attributeAdvice,
	folderAttributes,
	FOLDER_ATTRIBUTES_PATH,
	valuesOf,
} from '../../../customAttributes/definitions';
import { docsProjectId } from '../../../fields/docsProject';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { customAttributeExample, simplifyCustomAttribute } from '../../../records/customAttribute';
import { InvalidValue } from '../../../values/invalidValue';
import { longTextList } from '../../../values/textList';

const name = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Discipline',
	description: 'Name of the attribute, up to 32 characters',
	read: read.requiredText(32),
});

const TYPES: Readonly<Record<string, string>> = { text: 'string', date: 'date', list: 'array' };

const dataType = defineParameter({
	displayName: 'Type',
	name: 'dataType',
	type: 'options',
	default: 'text',
	options: [
		{ name: 'Date', value: 'date' },
		{ name: 'List', value: 'list', description: 'One of several values' },
		{ name: 'Text', value: 'text', description: 'Up to 255 characters' },
	],
	description: 'What the attribute holds. It cannot be changed later.',
	read: (entered, parameter, run) => TYPES[read.choice(entered, parameter, run) ?? 'text'],
});

const listValues = defineParameter({
	displayName: 'Values',
	name: 'values',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. Architecture, Structure',
	description: 'Values to choose from, separated by commas, semicolons or new lines',
	displayOptions: { show: { dataType: ['list'] } },
	read(entered, { displayName }) {
		const list = Array.isArray(entered) ? entered.map(String) : longTextList(entered);
		const values = list.map((value) => value.trim()).filter((value) => value !== '');
		if (values.length === 0) throw new InvalidValue(displayName, 'enter at least one');
		const twice = values.find((value, index) => values.indexOf(value) !== index);
		if (twice !== undefined) throw new InvalidValue(displayName, `"${twice}" is listed twice`);
		return values;
	},
});

const ifItExists = defineParameter({
	displayName: 'If It Exists',
	name: 'ifItExists',
	type: 'options',
	default: 'fail',
	options: [
		{ name: 'Fail', value: 'fail' },
		{ name: 'Return It', value: 'return', description: 'If it has the same type' },
	],
	description: 'What to do if the folder already has an attribute of this name',
	read: read.choice,
});

export const create = defineOperation({
	action: 'Create Custom Attribute',
	name: 'Create',
	value: 'create',
	summary: 'Create custom attribute',
	description:
		'Add a custom attribute to a folder: a text, a date or a list of values, which the files in the folder then have. Autodesk has no call to change or delete one.',
	endpoint: `POST ${FOLDER_ATTRIBUTES_PATH}`,
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, folder, name, dataType, listValues, ifItExists, simplify],
	// Items of the same name must see each other.
	sequential: true,
	advice: {
		...attributeAdvice,
		400: 'Check the name: it must be new in the folder, and cannot be that of a field of a naming standard',
	},
	example: customAttributeExample,
	async execute(run) {
		const wanted = { name: valueOf(run, name), type: valueOf(run, dataType) };
		const arrayValues = wanted.type === 'array' ? valueOf(run, listValues) : undefined;
		const mayExist = valueOf(run, ifItExists) === 'return';
		const place = { projectId: docsProjectId(run), folderId: folderId(run) };
		const existing = (await collect(folderAttributes(run.aps, place))).find((attribute) =>
			isSameName(String(attribute.name), wanted.name),
		);
		if (existing !== undefined) {
			if (!mayExist)
				throw new InvalidValue(name.displayName, `the folder already has "${wanted.name}"`);
			requireSame(existing, { ...wanted, arrayValues });
		}
		const attribute =
			existing ??
			(await run.aps.record(
				{
					method: 'POST',
					path: run.path({ project_id: place.projectId, folder_id: place.folderId }),
					body: { ...wanted, arrayValues },
				},
				'id',
			));
		return simplified(run, { ...attribute, ...place }, simplifyCustomAttribute);
	},
});

/** @throws InvalidValue if the existing attribute would not do */
function requireSame(
	existing: IDataObject,
	wanted: { name: string; type: string; arrayValues?: readonly string[] },
): void {
	if (existing.type !== wanted.type) {
		throw new InvalidValue(
			dataType.displayName,
			`"${wanted.name}" exists with the type ${String(existing.type)}, which cannot be changed`,
		);
	}
	const known = valuesOf(existing);
	const missing = (wanted.arrayValues ?? []).filter((value) => !known.includes(value));
	if (missing.length === 0) return;
	throw new InvalidValue(
		listValues.displayName,
		`"${wanted.name}" exists without ${missing.join(', ')}. Add them in the folder settings of Autodesk`,
	);
}
