import type { IDataObject } from 'n8n-workflow';
import { newStorageBody } from '../../../shared/aps/documentBodies';
import type { JsonApiDocument } from '../../../shared/aps/jsonApi';
import { fillPath, parseStorageUrn } from '../../../shared/protocol/ids';
import { putToSignedUrl } from '../../../shared/transfer/putToSignedUrl';
import type { UploadContent } from '../../../shared/transfer/putToSignedUrl';
import { incompleteUpload, isCompleted } from '../object/incompleteUpload';
import type { OperationRun } from '../operation';
import type { FolderPlace } from './filesNamed';

/** The longest Autodesk allows: outages waited out must not outlast the URL. */
const MINUTES_EXPIRATION = 60;

/**
 * Uploads content to a new storage object for a folder. Nobody sees anything of it until an item or
 * version is made from it.
 *
 * @param action what a refusal names
 * @returns the id of the storage object
 */
export async function storeFile(
	run: OperationRun,
	action: string,
	{ projectId, folderId }: FolderPlace,
	name: string,
	content: UploadContent,
): Promise<string> {
	const { aps } = run;
	const { body } = await aps.request({
		method: 'POST',
		path: fillPath('/data/v1/projects/{projectId}/storage', { projectId }),
		body: newStorageBody({ name, target: { type: 'folders', id: folderId } }),
	});
	const storageId = (body as JsonApiDocument).data.id;
	await fillStorage(run, action, storageId, content);
	return storageId;
}

async function fillStorage(
	run: OperationRun,
	action: string,
	storageId: string,
	content: UploadContent,
): Promise<void> {
	const { aps, ctx, itemIndex } = run;
	const path = fillPath('/oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3upload', {
		...parseStorageUrn(storageId),
	});
	const session = await aps.get<{ uploadKey: string; urls: string[] }>(path, {
		minutesExpiration: MINUTES_EXPIRATION,
	});
	await putToSignedUrl(ctx, action, session.urls[0], content, itemIndex);
	const { uploadKey } = session;
	const completion = await aps.request({
		method: 'POST',
		path,
		body: { uploadKey, size: content.size },
	});
	const object = completion.body as IDataObject;
	if (!isCompleted(object)) throw incompleteUpload(run, action, object);
}
