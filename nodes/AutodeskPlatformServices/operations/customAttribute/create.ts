import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { isSameName } from '../../../../protocol/aps/names';
import type { ApsClient } from '../../../apsClient/client';
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
import { ifExistsField } from '../../../fields/ifExists';
import { projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import type { FolderPlace } from '../../../folderPermissions/readPermissions';
import { defineOperation } from '../../../operations/operation';
import { withOutcome } from '../../../operations/orExisting';
import type { Created } from '../../../operations/orExisting';
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

const ifExists = ifExistsField({ what: 'an attribute of this name in the folder' });

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
	fields: [hubForLists, projectOrLink, folder, name, dataType, listValues, ifExists, simplify],
	// Items of the same name must see each other.
	sequential: true,
	advice: {
		...attributeAdvice,
		400: 'Check the name: it must be new in the folder, and cannot be that of a field of a naming standard',
	},
	example: withOutcome(customAttributeExample, 'created'),
	async execute(run) {
		const wanted = { name: valueOf(run, name), type: valueOf(run, dataType) };
		const arrayValues = wanted.type === 'array' ? valueOf(run, listValues) : undefined;
		const mayExist = valueOf(run, ifExists) === 'return';
		const place = { projectId: docsProjectId(run), folderId: folderId(run) };
		const known = await attributeNamed(run.aps, place, wanted.name);
		if (known !== undefined && !mayExist) {
			throw new InvalidValue(name.displayName, `the folder already has "${wanted.name}"`);
		}
		const { outcome, thing } = known ? existed(known) : await created();
		if (outcome === 'existed') requireSame(thing, { ...wanted, arrayValues });
		return simplified(run, { ...thing, ...place }, (attribute) =>
			withOutcome(simplifyCustomAttribute(attribute), outcome),
		);

		async function created(): Promise<Created<IDataObject>> {
			const request = {
				method: 'POST',
				path: run.path({ project_id: place.projectId, folder_id: place.folderId }),
				body: { ...wanted, arrayValues },
				// Another run may create it at the same time; the folder shows what a lost answer was about.
				repeatable: mayExist,
			} as const;
			return await run.aps
				.record(request, 'id')
				.then((thing): Created<IDataObject> => ({ outcome: 'created', thing }))
				.catch(async (error: unknown) => {
					if (!mayExist || !isTaken(error)) throw error;
					const thing = await attributeNamed(run.aps, place, wanted.name);
					if (thing === undefined) throw error;
					return existed(thing);
				});
		}
	},
});

function existed(thing: IDataObject): Created<IDataObject> {
	return { outcome: 'existed', thing };
}

/** Autodesk documents no status for a name that is taken. */
function isTaken(error: unknown): boolean {
	return error instanceof NodeApiError && ['400', '409'].includes(error.httpCode ?? '');
}

async function attributeNamed(
	aps: ApsClient,
	place: FolderPlace,
	wanted: string,
): Promise<IDataObject | undefined> {
	const attributes = await collect(folderAttributes(aps, place));
	return attributes.find((attribute) => isSameName(String(attribute.name), wanted));
}

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
