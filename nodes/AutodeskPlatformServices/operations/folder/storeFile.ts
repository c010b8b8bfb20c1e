import type { IDataObject } from 'n8n-workflow';
import { newStorageBody } from '../../../../protocol/aps/documentBodies';
import type { JsonApiDocument } from '../../../../protocol/aps/jsonApi';
import { fillPath, parseStorageUrn } from '../../../../protocol/aps/ids';
import { putToSignedUrl } from '../../../transfer/putToSignedUrl';
import type { UploadContent } from '../../../transfer/putToSignedUrl';
import { incompleteUpload, isCompleted } from '../object/incompleteUpload';
import type { OperationRun } from '../../../operations/operation';
import { adding } from './adding';
import type { FolderPlace } from './filesNamed';

/** The longest Autodesk allows, so that the URL outlasts retries during an outage. */
const MINUTES_EXPIRATION = 60;

const UPLOAD_AGAIN = 'The file is not in the folder yet, so upload it again';

interface NewContent extends FolderPlace {
	name: string;
	content: UploadContent;
}

/**
 * Uploads content to a new storage object for a folder. Every step may be repeated, because the
 * content stays invisible until a file or version is created from it.
 *
 * @param action shown in errors
 * @returns the ID of the storage object
 */
export async function storeFile(
	run: OperationRun,
	action: string,
	{ projectId, folderId, name, content }: NewContent,
): Promise<string> {
	const { body } = await run.aps.request({
		method: 'POST',
		path: fillPath('/data/v1/projects/{projectId}/storage', { projectId }),
		body: newStorageBody({ name, target: { type: 'folders', id: folderId } }),
		repeatable: true,
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
	const session = await aps
		.get<{ uploadKey: string; urls: string[] }>(path, { minutesExpiration: MINUTES_EXPIRATION })
		.catch(adding(UPLOAD_AGAIN));
	const purpose = { action, advice: UPLOAD_AGAIN };
	await putToSignedUrl(ctx, purpose, session.urls[0], content, itemIndex);
	const { uploadKey } = session;
	const { body } = await aps
		.request({ method: 'POST', path, body: { uploadKey, size: content.size }, repeatable: true })
		.catch(adding(UPLOAD_AGAIN));
	const object = body as IDataObject;
	if (!isCompleted(object)) throw incompleteUpload(run, action, object, UPLOAD_AGAIN);
}
