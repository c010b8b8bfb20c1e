import { newFileBody } from '../../../../protocol/aps/documentBodies';
import type { JsonApiDocument } from '../../../../protocol/aps/jsonApi';
import { customBody, withCustomBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { extensionTypeField, extensionTypeOf } from '../../../fields/extensionType';
import { fileName } from '../../../fields/fileName';
import { copyQuery, fileSource, newFileContent, unusableSource } from '../../../fields/fileSource';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { workflow, workflowId } from '../../../fields/workflow';
import { fileExample, simplifyFile } from '../../../records/file';
import { documentName } from '../../../values/documentName';
import { defineOperation } from '../../../operations/operation';

export const create = defineOperation({
	action: 'Create Item',
	name: 'Create',
	value: 'create',
	summary: 'Create file',
	description:
		'Make a new file in a folder from a storage object that content was uploaded to, or from a copy of an existing version. Folder > Upload File does all steps at once.',
	endpoint: 'POST /data/v1/projects/{project_id}/items',
	scopes: ['data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		folder,
		{
			...fileName,
			required: true,
			description:
				'Name of the new file, with the same extension as the storage object. The folder must not hold a file of this name.',
		},
		...newFileContent,
		simplify,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				customBody,
				extensionTypeField('file', 'items:autodesk.bim360:Document'),
				extensionTypeField('fileVersion', 'versions:autodesk.bim360:Document'),
				workflow,
			],
		},
	],
	advice: {
		400: unusableSource,
		409: 'The folder holds a file of this name already. Use File Version > Create to add a version to it',
	},
	example: fileExample,
	async execute(run) {
		const additional = run.param<AdditionalFields>('additionalFields', {});
		const project = projectId(run);
		const source = fileSource(run);
		const body = withCustomBody(
			newFileBody({
				projectId: project,
				folderId: folderId(run),
				name: documentName(fileName.displayName, run.param('fileName')),
				storageId: source.storageId,
				itemType: extensionTypeOf('file', additional.fileExtensionType),
				versionType: extensionTypeOf('fileVersion', additional.versionExtensionType),
				workflow: workflowId(additional.workflow),
			}),
			additional,
		);
		const answer = await run.aps.request({
			method: 'POST',
			path: run.path({ project_id: project }),
			query: await copyQuery(run, project, source),
			body,
		});
		const { data, included = [] } = answer.body as JsonApiDocument;
		return isSimplified(run) ? simplifyFile(data, included[0]) : { ...data, included };
	},
});

interface AdditionalFields extends CustomJson {
	fileExtensionType?: string;
	versionExtensionType?: string;
	workflow?: string;
}
