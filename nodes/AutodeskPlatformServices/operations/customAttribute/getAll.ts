import { collect } from '../../../apsLists/pages';
import {
	attributeAdvice,
	folderAttributes,
	FOLDER_ATTRIBUTES_PATH,
	projectAttributes,
} from '../../../customAttributes/definitions';
import { actAsUserOption } from '../../../fields/actAsUser';
import { docsProjectId } from '../../../fields/docsProject';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { nameContains } from '../../../../protocol/aps/names';
import { customAttributeExample, simplifyCustomAttribute } from '../../../records/customAttribute';
import { InvalidValue } from '../../../values/invalidValue';

const attributesOf = defineParameter({
	displayName: 'Attributes Of',
	name: 'attributesOf',
	type: 'options',
	default: 'folder',
	options: [
		{
			name: 'Folder',
			value: 'folder',
			description: 'The attributes that the files of a folder have',
		},
		{
			name: 'Project',
			value: 'project',
			description:
				'The attributes of all folders, with their descriptions. ACC only; an app needs Options > Act as User.',
		},
	],
	description: 'Where the attributes are defined',
	read: read.choice,
});

const nameText = defineParameter({
	displayName: 'Name Contains',
	name: 'nameContains',
	type: 'string',
	default: '',
	placeholder: 'e.g. Discipline',
	description: 'Only attributes whose name contains this text',
	read: read.text(),
});

const attributeFilters = filters([nameText]);

export const getAll = defineOperation({
	action: 'List Custom Attributes',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many custom attributes',
	description:
		'Retrieve a list of the custom attributes of the files of a folder or project: names, types and the values of lists',
	endpoint: `GET ${FOLDER_ATTRIBUTES_PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		attributesOf,
		hubForLists,
		projectOrLink,
		{ ...folder, displayOptions: { show: { attributesOf: ['folder'] } } },
		...returnAllOrLimit,
		simplify,
		attributeFilters,
	],
	advice: attributeAdvice,
	example: customAttributeExample,
	async execute(run) {
		const limit = limitOf(run);
		const search = valueIn(run, attributeFilters, nameText);
		const projectId = docsProjectId(run);
		if (valueOf(run, attributesOf) === 'project') {
			if (run.aps.access.tokenKind === '2L') {
				throw new InvalidValue(
					actAsUserOption.displayName,
					'the attributes of a project need a user to act as',
				);
			}
			const rows = await collect(projectAttributes(run.aps, projectId, { search, limit }), limit);
			return rows.map((row) => simplified(run, { ...row, projectId }, simplifyCustomAttribute));
		}
		const place = { projectId, folderId: folderId(run) };
		const pages = folderAttributes(run.aps, place, search === undefined ? limit : undefined);
		const found = (await collect(pages)).filter(({ name }) =>
			nameContains(String(name), search ?? ''),
		);
		return found
			.slice(0, limit)
			.map((row) => simplified(run, { ...row, ...place }, simplifyCustomAttribute));
	},
});
