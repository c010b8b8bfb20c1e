import { docsProjectId } from '../../../fields/docsProject';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import {
	NAMING_STANDARD_PATH,
	readStandard,
	standardsOfFolder,
} from '../../../namingStandards/readStandards';
import { defineOperation } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { namingStandardExample, simplifyNamingStandard } from '../../../records/namingStandard';
import { namingStandardId } from './namingStandardId';

const standardOf = defineParameter({
	displayName: 'Naming Standard Of',
	name: 'standardOf',
	type: 'options',
	default: 'folder',
	options: [
		{ name: 'Folder', value: 'folder', description: 'The one that applies to a folder' },
		{ name: 'ID', value: 'id', description: 'A naming standard whose ID you have' },
	],
	description: 'Which naming standard to get',
	read: read.choice,
});

export const get = defineOperation({
	action: 'Get Naming Standard',
	name: 'Get',
	value: 'get',
	summary: 'Get naming standard',
	description:
		'Retrieve the naming standard of a folder: the delimiter, the parts of a file name with their rules and values, and the attributes that belong to it. Returns nothing for a folder without one.',
	endpoint: `GET ${NAMING_STANDARD_PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		standardOf,
		hubForLists,
		projectOrLink,
		{ ...folder, displayOptions: { show: { standardOf: ['folder'] } } },
		{ ...namingStandardId, displayOptions: { show: { standardOf: ['id'] } } },
		simplify,
	],
	example: namingStandardExample,
	async execute(run) {
		const projectId = docsProjectId(run);
		const standards =
			valueOf(run, standardOf) === 'id'
				? [await readStandard(run, projectId, valueOf(run, namingStandardId))]
				: await standardsOfFolder(run, { projectId, folderId: folderId(run) });
		return standards.map((standard) =>
			simplified(run, { ...standard, projectId }, simplifyNamingStandard),
		);
	},
});
