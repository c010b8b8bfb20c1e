import { NodeOperationError } from 'n8n-workflow';
import type { UploadContent } from '../../../transfer/content';
import { assertStorable } from '../../../transfer/upload';
import type { UploadedFile } from '../../../records/uploadedFile';
import type { OperationRun } from '../../../operations/operation';
import { adding } from '../../../apsClient/adding';
import { fileName, fileNamed } from './filesNamed';
import type { FileInFolder } from './filesNamed';
import { publishFile, publishVersion, unchanged } from './publishFile';
import type { Publication } from './publishFile';
import { storeFile } from '../../../documents/storeFile';

export type IfFileExists = 'newVersion' | 'fail' | 'skip';

interface NewFile extends Omit<Publication, 'storageId'> {
	content: UploadContent;
	/** Parts in flight. */
	connections: number;
	ifFileExists: IfFileExists;
}

/**
 * Uploads the content, then creates a file from it. Only Autodesk knows for sure whether the name is
 * taken, so this tries a new file first and creates a new version on 409. With Fail or Skip, it checks
 * for the file first to avoid a needless upload.
 */
export async function uploadFile(run: OperationRun, file: NewFile): Promise<UploadedFile> {
	const action = run.operation.action ?? run.operation.summary;
	assertStorable(run, { content: file.content, purpose: { action } });
	if (file.ifFileExists !== 'newVersion') {
		const existing = await fileNamed(run.aps, file, file.name);
		if (isNamed(existing, file.name)) return keepExisting(run, file, existing);
	}
	const { storageId, transfer } = await storeFile(run, action, file);
	const publication = { ...file, storageId };
	const created = await publishFile(run.aps, publication);
	if (created !== undefined) return { ...created, transfer };
	const existing = await fileNamed(run.aps, file, file.name).catch(adding(unchanged(file)));
	if (existing === undefined) throw nameTaken(run, file);
	if (file.ifFileExists !== 'newVersion') return keepExisting(run, file, existing);
	const version = await publishVersion(run.aps, publication, existing.file);
	return { ...version, transfer };
}

function isNamed(file: FileInFolder | undefined, name: string): file is FileInFolder {
	return file !== undefined && fileName(file.file) === name;
}

/** @throws NodeOperationError unless existing files are skipped */
function keepExisting(
	{ ctx, itemIndex }: OperationRun,
	{ name, ifFileExists }: NewFile,
	{ file, tip }: FileInFolder,
): UploadedFile {
	if (ifFileExists === 'skip') return { outcome: 'skipped', file, version: tip };
	throw new NodeOperationError(ctx.getNode(), `The folder already contains a file "${name}"`, {
		itemIndex,
		description: `Its ID is ${file.id}. Choose another File Name, or change If File Exists`,
	});
}

function nameTaken({ ctx, itemIndex }: OperationRun, { name }: NewFile): NodeOperationError {
	return new NodeOperationError(ctx.getNode(), `The name "${name}" is taken in the folder`, {
		itemIndex,
		description:
			'Autodesk refused the new file but lists no file of this name. That file may be hidden from this credential, deleted, or still being processed. Choose another File Name, or try again later',
	});
}
