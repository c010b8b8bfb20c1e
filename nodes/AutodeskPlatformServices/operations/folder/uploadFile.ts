import { NodeOperationError } from 'n8n-workflow';
import { newItemBody, newVersionBody } from '../../../shared/aps/documentBodies';
import type { JsonApiDocument } from '../../../shared/aps/jsonApi';
import { fillPath } from '../../../shared/protocol/ids';
import type { UploadContent } from '../../../shared/transfer/putToSignedUrl';
import { InvalidValue } from '../../../shared/operations/invalidValue';
import type { UploadedFile } from '../../records/uploadedFile';
import type { OperationRun } from '../operation';
import { fileName, filesNamed } from './filesNamed';
import type { FileInFolder, FolderPlace } from './filesNamed';
import { storeFile } from './storeFile';

export type IfFileExists = 'newVersion' | 'fail' | 'skip';

interface NewFile extends FolderPlace {
	name: string;
	content: UploadContent;
	ifFileExists: IfFileExists;
	workflow?: string;
}

/** What one PUT to S3 takes at most, in bytes. */
const LARGEST_FILE = 5 * 1024 ** 3;

/**
 * Uploads the content, then makes an item of it. Only Autodesk knows for sure whether the name is
 * free, so the item is tried first and its refusal (409) leads to a new version; who wants neither
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
	const storageId = await storeFile(run, action, file, file.name, file.content);
	const created = await createItem(run, file, storageId);
	if (created !== undefined) return created;
	const existing = await findFile(run, file);
	if (existing === undefined) throw nameTaken(run, file);
	if (file.ifFileExists !== 'newVersion') return keepExisting(run, file, existing);
	return await createVersion(run, file, storageId, existing);
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
	return file !== undefined && fileName(file.item) === name;
}

/** @returns undefined when the name is taken */
async function createItem(
	run: OperationRun,
	{ projectId, folderId, name, workflow }: NewFile,
	storageId: string,
): Promise<UploadedFile | undefined> {
	const { status, body } = await run.aps.request({
		method: 'POST',
		path: fillPath('/data/v1/projects/{projectId}/items', { projectId }),
		body: newItemBody({ projectId, folderId, name, storageId, workflow }),
		accept: [409],
	});
	if (status === 409) return undefined;
	const { data, included } = body as JsonApiDocument;
	return { outcome: 'created', item: data, version: included?.[0] };
}

async function createVersion(
	run: OperationRun,
	{ projectId, name, workflow }: NewFile,
	storageId: string,
	{ item }: FileInFolder,
): Promise<UploadedFile> {
	const { body } = await run.aps.request({
		method: 'POST',
		path: fillPath('/data/v1/projects/{projectId}/versions', { projectId }),
		body: newVersionBody({ projectId, itemId: item.id, name, storageId, workflow }),
	});
	return { outcome: 'newVersion', item, version: (body as JsonApiDocument).data };
}

/** @throws NodeOperationError unless an existing file is to be skipped */
function keepExisting(
	{ ctx, itemIndex }: OperationRun,
	{ name, ifFileExists }: NewFile,
	{ item, tip }: FileInFolder,
): UploadedFile {
	if (ifFileExists === 'skip') return { outcome: 'skipped', item, version: tip };
	throw new NodeOperationError(ctx.getNode(), `The folder holds a file "${name}" already`, {
		itemIndex,
		description: `It is the item ${item.id}. Choose another File Name, or another way under If File Exists`,
	});
}

function nameTaken({ ctx, itemIndex }: OperationRun, { name }: NewFile): NodeOperationError {
	return new NodeOperationError(ctx.getNode(), `The name "${name}" is taken in the folder`, {
		itemIndex,
		description:
			'Autodesk refused the new file, but lists none of this name. It may be hidden from this credential, deleted, or still being processed. Choose another File Name, or try again later',
	});
}
