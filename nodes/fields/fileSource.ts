import type { ApsRequest } from '../../protocol/aps/request';
import { versionIdOf } from '../documents/documentIds';
import type { DocumentUrn } from '../../protocol/aps/documentUrn';
import type { ApsRun } from '../parameters/run';
import { documentUrn } from '../values/documentUrn';
import { storageUrn } from '../values/storageUrn';
import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { valueOf } from '../parameters/values';
import { newestVersionAtPath } from './fileVersion';
import { locatedId, resourceLocator } from './locator';
import type { Locator } from './locator';

/** Of the versions of the chosen file. */
const sourceOfVersion = {
	search: 'searchFileVersions',
	dependsOn: ['project', 'file'],
	description:
		'The version to copy: of this file from the list, or of another file of the project by its ID, link or path. The ID, link or path of a file means its newest version.',
};

/** Of all files: a new file may copy any of them. */
const sourceOfFile = {
	search: 'searchFiles',
	dependsOn: ['hub', 'project'],
	description:
		'The version to copy, from the same project. The list shows files, which mean their newest versions. It accepts part of a file name, or a path to look inside a folder, e.g. <code>Project Files/Drawings/</code>.',
};

const contentFrom = defineParameter({
	displayName: 'Content From',
	name: 'contentFrom',
	type: 'options',
	default: 'storage',
	options: [
		{
			name: 'Existing Version',
			value: 'copy',
			description: 'A copy of a version of the same project. ACC and BIM 360 only.',
		},
		{
			name: 'Storage',
			value: 'storage',
			description: 'A storage object that content was uploaded to',
		},
	],
	description: 'Where the content of the file comes from',
	read: read.choice,
});

const storageId = defineParameter({
	displayName: 'Storage ID',
	name: 'storageId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-….dwg',
	description:
		'ID of the storage object, as Create Storage returned it. Complete its upload first. Every version needs a storage object of its own.',
	displayOptions: { show: { contentFrom: ['storage'] } },
	read: read.by(storageUrn),
});

const VERSION_TO_COPY = { displayName: 'Version to Copy', name: 'sourceVersion' };

function versionToCopy(list: typeof sourceOfVersion): Locator {
	const locator = resourceLocator({
		...list,
		displayName: VERSION_TO_COPY.displayName,
		name: VERSION_TO_COPY.name,
		idPlaceholder: 'e.g. urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=1',
		linkPlaceholder:
			'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…?folderUrn=…&entityId=urn%3Aadsk…',
		lookUp: newestVersionAtPath,
	});
	return { ...locator, required: true, displayOptions: { show: { contentFrom: ['copy'] } } };
}

/** Where the content of a new file's first version comes from. */
export const newFileContent = [contentFrom, storageId, versionToCopy(sourceOfFile)];

/** Where the content of a file's next version comes from. */
export const newVersionContent = [contentFrom, storageId, versionToCopy(sourceOfVersion)];

/** What to check when Autodesk does not accept the source. */
export const unusableSource =
	'Check that the upload to the storage object was completed, or that the version to copy belongs to this project and is fully processed, and that the file name has the same extension';

/** Has one of the two. */
export interface FileSource {
	storageId?: string;
	/** A version, or a file for its newest version. */
	copyFrom?: DocumentUrn;
}

/** @throws InvalidValue */
export function fileSource(run: ApsRun): FileSource {
	if (valueOf(run, contentFrom) !== 'copy') return { storageId: valueOf(run, storageId) };
	const { displayName, name } = VERSION_TO_COPY;
	const source = locatedId(run, name, ['fileVersion', 'file']);
	return { copyFrom: documentUrn(displayName, source, 'fileVersion') };
}

/** The query of the request that creates the version: a copy names its source there. */
export async function copyQuery(
	{ aps }: ApsRun,
	projectId: string,
	{ copyFrom }: FileSource,
): Promise<ApsRequest['query']> {
	return copyFrom && { copyFrom: await versionIdOf(aps, projectId, copyFrom) };
}
