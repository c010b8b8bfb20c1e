import { newFileBody } from '../../../../protocol/aps/documentBodies';
import { aboutVersion, aboutVersionIn } from '../../../fields/aboutVersion';
import { customBody } from '../../../fields/customBody';
import { fileExtensionType, versionExtensionType } from '../../../fields/extensionType';
import { fileName } from '../../../fields/fileName';
import { copyQuery, fileSource, newFileContent, unusableSource } from '../../../fields/fileSource';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { fileExample, simplifyFile } from '../../../records/file';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { valueIn, valueOf } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';

const details = additionalFields([
	customBody,
	fileExtensionType,
	versionExtensionType,
	...aboutVersion,
]);

export const create = defineOperation({
	action: 'Create Item',
	name: 'Create',
	value: 'create',
	summary: 'Create file',
	description:
		'Create a file in a folder from a storage object that content was uploaded to, or from a copy of an existing version. Folder > Upload File does all steps at once.',
	endpoint: 'POST /data/v1/projects/{project_id}/items',
	scopes: ['data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		folder,
		{
			...fileName,
			description:
				'Name of the new file, with the same extension as the storage object. It must not exist in the folder yet.',
		},
		...newFileContent,
		simplify,
		details,
	],
	advice: {
		400: unusableSource,
		409: 'The folder already contains a file of this name. Use File Version > Create to add a version to it',
	},
	example: fileExample,
	async execute(run) {
		const project = projectId(run);
		const source = fileSource(run);
		const file = newFileBody({
			projectId: project,
			folderId: folderId(run),
			name: valueOf(run, fileName),
			storageId: source.storageId,
			itemType: valueIn(run, details, fileExtensionType),
			versionType: valueIn(run, details, versionExtensionType),
			...aboutVersionIn(run, details),
		});
		const body = merged(file, bodyOf(run, details));
		const { data, included } = await run.aps.document({
			method: 'POST',
			path: run.path({ project_id: project }),
			query: await copyQuery(run, project, source),
			body,
		});
		return isSimplified(run) ? simplifyFile(data, included[0]) : { ...data, included };
	},
});
