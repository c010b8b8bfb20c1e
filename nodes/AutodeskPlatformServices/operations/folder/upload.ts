import type { INodeProperties } from 'n8n-workflow';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { workflow, workflowId } from '../../../fields/workflow';
import { simplifyUploadedFile, uploadedFileExample } from '../../../records/uploadedFile';
import { documentName } from '../../../values/documentName';
import { uploadContent, uploadContentFields } from '../object/uploadContent';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { uploadFile } from './uploadFile';
import type { IfFileExists } from './uploadFile';

const fileName: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. A-101.pdf',
	description:
		'Name of the file in the folder, with its extension. Left empty, a binary file keeps its own name.',
};

const ifFileExists: INodeProperties = {
	displayName: 'If File Exists',
	name: 'ifFileExists',
	type: 'options',
	default: 'newVersion',
	options: [
		{
			name: 'Create New Version',
			value: 'newVersion',
			description: 'Upload the content as the next version of the file',
		},
		{ name: 'Fail', value: 'fail', description: 'Upload nothing and report it' },
		{ name: 'Skip', value: 'skip', description: 'Upload nothing and return the file as it is' },
	],
	description: 'What to do when the folder holds a file of this name',
};

export const upload = defineOperation({
	action: 'Upload File In Project Folder',
	name: 'Upload File',
	value: 'upload',
	summary: 'Upload file to folder',
	description:
		'Put a file, a text or JSON into a folder of a project, as a new file or as the next version of the file of this name. In ACC and BIM 360 the folder must lie in or below Project Files.',
	endpoint: 'POST /data/v1/projects/{project_id}/items',
	scopes: ['data:read', 'data:write', 'data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		folder,
		...uploadContentFields,
		fileName,
		ifFileExists,
		simplify,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [workflow],
		},
	],
	advice: {
		400: 'In ACC and BIM 360 the folder must lie in or below Project Files',
		409: 'Somebody changed the file during the upload. Upload it again',
	},
	example: uploadedFileExample,
	async execute(run) {
		const { workflow: id } = run.param<{ workflow?: string }>('additionalFields', {});
		const uploaded = await uploadFile(run, {
			projectId: projectId(run),
			folderId: folderId(run),
			name: documentName(fileName.displayName, nameOfFile(run)),
			workflow: workflowId(id),
			ifFileExists: run.param<IfFileExists>('ifFileExists', 'newVersion'),
			content: await uploadContent(run),
		});
		return isSimplified(run) ? simplifyUploadedFile(uploaded) : { ...uploaded };
	},
});

/** The name entered, else the one the binary file has. */
function nameOfFile({ ctx, itemIndex, param }: OperationRun): string {
	const entered = String(param<string>('fileName', '') ?? '');
	if (entered.trim() !== '' || param<string>('contentFrom', 'binary') !== 'binary') return entered;
	const file = ctx.helpers.assertBinaryData(itemIndex, param<string>('binaryPropertyName', 'data'));
	return file.fileName ?? '';
}
