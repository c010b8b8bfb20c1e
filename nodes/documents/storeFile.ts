import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { newStorageBody } from '../../protocol/aps/documentBodies';
import { fillPath, parseStorageUrn } from '../../protocol/aps/ids';
import { adding } from '../apsClient/adding';
import { BegunUploads } from '../transfer/begunUploads';
import type { UploadContent } from '../transfer/content';
import { wrongContent } from '../transfer/errors';
import { uploadObject } from '../transfer/upload';
import type { OperationRun } from '../operations/operation';

interface NewContent {
	projectId: string;
	folderId: string;
	name: string;
	content: UploadContent;
	/** Parts in flight. */
	connections: number;
}

/** Content that is stored, but not visible yet. */
export interface StoredContent {
	/** Of the storage object. */
	storageId: string;
	/** Bytes, duration, parts, retries and hash, for the output. */
	transfer: IDataObject;
}

/**
 * Uploads content to a new storage object for a folder. Every step may be repeated, because the
 * content stays invisible until a file or version is created from it.
 *
 * @param action shown in errors
 */
export async function storeFile(
	run: OperationRun,
	action: string,
	file: NewContent,
): Promise<StoredContent> {
	const begun = new BegunUploads(run.ctx);
	const id = uploadId(run, file);
	const advice = `"${file.name}" is not in the folder yet, so upload it again`;
	const storageId = begun.storage(id) ?? (await createStorage(run, file).catch(adding(advice)));
	const purpose = { action, advice };
	const target = parseStorageUrn(storageId);
	if (target === undefined) {
		const problem = 'Autodesk returned no storage to upload to';
		throw wrongContent(run, purpose, problem, advice);
	}
	begun.rememberStorage(id, storageId);
	const { content, connections } = file;
	const { transfer } = await uploadObject(run, {
		target,
		content: { ...content, label: file.name },
		purpose,
		connections,
		isNew: true,
	}).catch((error: unknown): never => {
		// The next attempt starts with a storage of its own.
		if (isRefused(error)) begun.rememberStorage(id, undefined);
		throw error;
	});
	begun.rememberStorage(id, undefined);
	return { storageId, transfer };
}

/** Whether Autodesk no longer accepts the storage, as opposed to an outage. */
function isRefused(error: unknown): boolean {
	return error instanceof NodeApiError && ['400', '403', '404'].includes(error.httpCode ?? '');
}

async function createStorage(
	run: OperationRun,
	{ projectId, folderId, name }: NewContent,
): Promise<string> {
	const { data } = await run.aps.document({
		method: 'POST',
		path: fillPath('/data/v1/projects/{projectId}/storage', { projectId }),
		body: newStorageBody({ name, target: { type: 'folders', id: folderId } }),
		repeatable: true,
	});
	return data.id;
}

/** The same only for the same content for the same name in the same folder. */
function uploadId(
	{ itemIndex }: OperationRun,
	{ projectId, folderId, name, content }: NewContent,
): string | undefined {
	if (content.fingerprint === undefined) return undefined;
	return JSON.stringify([itemIndex, projectId, folderId, name, content.fingerprint, content.size]);
}
