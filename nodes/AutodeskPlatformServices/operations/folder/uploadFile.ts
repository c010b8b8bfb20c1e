import { NodeOperationError } from 'n8n-workflow';
import type { UploadContent } from '../../../transfer/putToSignedUrl';
import { InvalidValue } from '../../../values/invalidValue';
import type { UploadedFile } from '../../../records/uploadedFile';
import type { OperationRun } from '../../../operations/operation';
import { adding } from './adding';
import { fileName, filesNamed } from './filesNamed';
import type { FileInFolder } from './filesNamed';
import { AS_BEFORE, publishFile, publishVersion } from './publishFile';
import type { Publication } from './publishFile';
import { storeFile } from './storeFile';

export type IfFileExists = 'newVersion' | 'fail' | 'skip';

interface NewFile extends Omit<Publication, 'storageId'> {
	content: UploadContent;
	ifFileExists: IfFileExists;
}

/** What one PUT to S3 takes at most, in bytes. */
const LARGEST_FILE = 5 * 1024 ** 3;

/**
 * Uploads the content, then makes a file of it. Only Autodesk knows for sure whether the name is
 * free, so a new file is tried first and its refusal (409) leads to a new version; who wants neither
 * is spared the upload when the file is there beforehand.
 *
 * @throws InvalidValue when the file is too large
 */
export async function uploadFile(run: OperationRun, file: NewFile): Promise<UploadedFile> {
	checkSize(file);
	if (file.ifFileExists !== 'newVersion') {
		const existing = await findFile(run, file);
		if (isNamed(existing, file.name)) return keepExisting(run, file, existing);
	}
	const action = run.operation.action ?? run.operation.summary;
	const publication = { ...file, storageId: await storeFile(run, action, file) };
	const created = await publishFile(run.aps, publication);
	if (created !== undefined) return created;
	const existing = await findFile(run, file).catch(adding(AS_BEFORE));
	if (existing === undefined) throw nameTaken(run, file);
	if (file.ifFileExists !== 'newVersion') return keepExisting(run, file, existing);
	return await publishVersion(run.aps, publication, existing.file);
}

function checkSize({ content }: NewFile): void {
	if (content.size <= LARGEST_FILE) return;
	const gibibytes = (content.size / 1024 ** 3).toFixed(1);
	throw new InvalidValue(
		'Input Data Field Name',
		`the file has ${gibibytes} GiB; at most 5 GiB can be uploaded`,
	);
}

/** The file of exactly this name, else one that differs in case only. */
async function findFile(run: OperationRun, file: NewFile): Promise<FileInFolder | undefined> {
	let similar: FileInFolder | undefined;
	for await (const candidate of filesNamed(run.aps, file, file.name)) {
		if (isNamed(candidate, file.name)) return candidate;
		similar ??= candidate;
	}
	return similar;
}

function isNamed(file: FileInFolder | undefined, name: string): file is FileInFolder {
	return file !== undefined && fileName(file.file) === name;
}

/** @throws NodeOperationError unless an existing file is to be skipped */
function keepExisting(
	{ ctx, itemIndex }: OperationRun,
	{ name, ifFileExists }: NewFile,
	{ file, tip }: FileInFolder,
): UploadedFile {
	if (ifFileExists === 'skip') return { outcome: 'skipped', file, version: tip };
	throw new NodeOperationError(ctx.getNode(), `The folder holds a file "${name}" already`, {
		itemIndex,
		description: `Its ID is ${file.id}. Choose another File Name, or another way under If File Exists`,
	});
}

function nameTaken({ ctx, itemIndex }: OperationRun, { name }: NewFile): NodeOperationError {
	return new NodeOperationError(ctx.getNode(), `The name "${name}" is taken in the folder`, {
		itemIndex,
		description:
			'Autodesk refused the new file, but lists none of this name. It may be hidden from this credential, deleted, or still being processed. Choose another File Name, or try again later',
	});
}
