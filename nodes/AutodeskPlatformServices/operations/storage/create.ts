import { newStorageBody } from '../../../../protocol/aps/documentBodies';
import type { JsonApiDocument } from '../../../../protocol/aps/jsonApi';
import { checkedJson, customBody, withCustomBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { fileName } from '../../../fields/fileName';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { file, itemId } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { simplifyStorage, storageExample } from '../../../records/storage';
import { documentName } from '../../../values/documentName';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';

export const create = defineOperation({
	action: 'Create Storage',
	name: 'Create',
	value: 'create',
	summary: 'Create storage for file',
	description:
		'Make an empty storage object for a file of a project: the first step of an upload, before the signed upload URLs and before the file or version. Folder > Upload File does all steps at once.',
	endpoint: 'POST /data/v1/projects/{project_id}/storage',
	scopes: ['data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		{
			displayName: 'Storage For',
			name: 'targetType',
			type: 'options',
			default: 'newFile',
			options: [
				{ name: 'New File', value: 'newFile', description: 'A file to create in a folder' },
				{ name: 'New Version', value: 'newVersion', description: 'A version of an existing file' },
			],
			description: 'What is to be made from the storage object',
		},
		{ ...folder, displayOptions: { show: { targetType: ['newFile'] } } },
		{ ...file, displayOptions: { show: { targetType: ['newVersion'] } } },
		{ ...fileName, required: true },
		simplify,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [customBody],
		},
	],
	example: storageExample,
	async execute(run) {
		const name = documentName(fileName.displayName, run.param('fileName'));
		const custom = checkedJson(run.param<CustomJson>('additionalFields', {}));
		const project = projectId(run);
		const { body } = await run.aps.request({
			method: 'POST',
			path: run.path({ project_id: project }),
			body: withCustomBody(newStorageBody({ name, target: await target(run, project) }), custom),
		});
		return simplified(run, (body as JsonApiDocument).data, simplifyStorage);
	},
});

async function target(run: OperationRun, project: string) {
	return run.param<string>('targetType', 'newFile') === 'newFile'
		? { type: 'folders' as const, id: folderId(run) }
		: { type: 'items' as const, id: await itemId(run, project) };
}
