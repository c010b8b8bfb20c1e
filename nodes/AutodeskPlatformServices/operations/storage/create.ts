import { newStorageBody } from '../../../../protocol/aps/documentBodies';
import { customBody } from '../../../fields/customBody';
import { fileName } from '../../../fields/fileName';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { file, itemId } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { simplifyStorage, storageExample } from '../../../records/storage';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';

const storageFor = defineParameter({
	displayName: 'Storage For',
	name: 'targetType',
	type: 'options',
	default: 'newFile',
	options: [
		{ name: 'New File', value: 'newFile', description: 'A file to create in a folder' },
		{ name: 'New Version', value: 'newVersion', description: 'A version of an existing file' },
	],
	description: 'What you want to create from the storage object',
	read: read.choice,
});

const details = additionalFields([customBody]);

export const create = defineOperation({
	action: 'Create Storage',
	name: 'Create',
	value: 'create',
	summary: 'Create storage for file',
	description:
		'Create an empty storage object for a file of a project: the first step of an upload, before the signed upload URLs and the file or version. Folder > Upload File does all steps at once.',
	endpoint: 'POST /data/v1/projects/{project_id}/storage',
	scopes: ['data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		storageFor,
		{ ...folder, displayOptions: { show: { targetType: ['newFile'] } } },
		{ ...file, displayOptions: { show: { targetType: ['newVersion'] } } },
		fileName,
		simplify,
		details,
	],
	example: storageExample,
	async execute(run) {
		const name = valueOf(run, fileName);
		const custom = bodyOf(run, details);
		const project = projectId(run);
		const storage = newStorageBody({ name, target: await target(run, project) });
		const { data } = await run.aps.document({
			method: 'POST',
			path: run.path({ project_id: project }),
			body: merged(storage, custom),
		});
		return simplified(run, data, simplifyStorage);
	},
});

async function target(run: OperationRun, project: string) {
	return valueOf(run, storageFor) === 'newVersion'
		? { type: 'items' as const, id: await itemId(run, project) }
		: { type: 'folders' as const, id: folderId(run) };
}
