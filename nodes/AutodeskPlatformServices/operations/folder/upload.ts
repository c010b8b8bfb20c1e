import { folderPath } from '../../../documents/folderPath';
import { optionalFileName } from '../../../fields/fileName';
import { aboutVersion, aboutVersionIn } from '../../../fields/aboutVersion';
import { customBody } from '../../../fields/customBody';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { parallelParts } from '../../../fields/parallelParts';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, selectedFields, simplify } from '../../../fields/simplify';
import { bodyOf } from '../../../parameters/body';
import { additionalFields, options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { simplifyUploadedFile, uploadedFileExample } from '../../../records/uploadedFile';
import { documentName } from '../../../values/documentName';
import { nameOfContent, uploadContent, uploadContentFields } from '../../../fields/uploadContent';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { uploadFile } from './uploadFile';
import type { IfFileExists } from './uploadFile';

const nameInFolder = defineParameter({
	...optionalFileName,
	description:
		'Name of the file in the folder, with its extension. Leave empty to keep the name of a binary file.',
	read: (entered, { displayName }, run) =>
		documentName(displayName, String(entered ?? '').trim() === '' ? nameOfContent(run) : entered),
});

const ifFileExists = defineParameter<IfFileExists>({
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
		{ name: 'Fail', value: 'fail', description: 'Upload nothing and return an error' },
		{ name: 'Skip', value: 'skip', description: 'Upload nothing and return the existing file' },
	],
	description: 'What to do when the folder contains a file of this name',
	read: (entered, parameter, run) => wayOf(read.choice(entered, parameter, run)),
});

const customBodyOfFile = defineParameter({
	...customBody,
	description:
		'Additional fields of the request that creates the file from its content, or the version if the file exists, as a JSON object. They are merged in last, at every depth, and replace fields with the same name.',
});

const details = additionalFields([...aboutVersion, customBodyOfFile]);
const uploadOptions = options([parallelParts]);

export const upload = defineOperation({
	action: 'Upload File In Project Folder',
	name: 'Upload File',
	value: 'upload',
	summary: 'Upload file to folder',
	description:
		'Put a file, a text or JSON into a folder of a project, as a new file or as the next version of the file with this name. In ACC and BIM 360 the folder must be Project Files or a folder below it.',
	endpoint: 'POST /data/v1/projects/{project_id}/items',
	scopes: ['data:read', 'data:write', 'data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		folder,
		...uploadContentFields,
		nameInFolder,
		ifFileExists,
		simplify,
		details,
	],
	options: uploadOptions.options,
	advice: {
		400: 'In ACC and BIM 360 the folder must be Project Files or a folder below it',
		409: 'Someone changed the file during the upload. Upload it again',
	},
	example: uploadedFileExample,
	async execute(run) {
		const place = { projectId: projectId(run), folderId: folderId(run) };
		const uploaded = await uploadFile(run, {
			...place,
			name: valueOf(run, nameInFolder),
			...aboutVersionIn(run, details),
			custom: bodyOf(run, details),
			ifFileExists: valueOf(run, ifFileExists),
			content: await uploadContent(run),
			connections: valueIn(run, uploadOptions, parallelParts),
		});
		if (!isSimplified(run)) return { ...uploaded };
		return simplifyUploadedFile(uploaded, await pathIfReturned(run, place));
	},
});

/** @returns also null if Autodesk does not answer, because the file is stored by then */
async function pathIfReturned(
	run: OperationRun,
	place: { projectId: string; folderId: string },
): Promise<string | null> {
	if (selectedFields(run)?.includes('path') === false) return null;
	return await folderPath(run, place.projectId, place.folderId).catch(() => null);
}

function wayOf(chosen: string | undefined): IfFileExists {
	return chosen === 'fail' || chosen === 'skip' ? chosen : 'newVersion';
}
