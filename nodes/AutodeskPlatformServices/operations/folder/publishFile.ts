import { NodeApiError } from 'n8n-workflow';
import type { ApsClient } from '../../../apsClient/client';
import { newItemBody, newVersionBody } from '../../../../protocol/aps/documentBodies';
import { relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiDocument, JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { fillPath } from '../../../../protocol/aps/ids';
import type { UploadedFile } from '../../../records/uploadedFile';
import { adding } from './adding';
import { filesNamed } from './filesNamed';
import type { FolderPlace } from './filesNamed';

/** Stored content that is to appear in a folder. */
export interface Publication extends FolderPlace {
	name: string;
	storageId: string;
	/** Lets webhooks of Model Derivative recognise the upload. */
	workflow?: string;
}

/** What a refusal leaves behind once the content is stored. */
export const AS_BEFORE = 'The folder is as it was: no file was made of the uploaded content';

/** Makes a new item of the content. @returns undefined when the name is taken */
export async function publishItem(
	aps: ApsClient,
	file: Publication,
): Promise<UploadedFile | undefined> {
	return await knowingTheOutcome<UploadedFile | undefined>(aps, file, 'created', async () => {
		const { status, body } = await aps.request({
			method: 'POST',
			path: fillPath('/data/v1/projects/{projectId}/items', { projectId: file.projectId }),
			body: newItemBody(file),
			accept: [409],
		});
		if (status === 409) return undefined;
		const { data, included } = body as JsonApiDocument;
		return { outcome: 'created', item: data, version: included?.[0] };
	});
}

/** Makes the next version of an existing item of the content. */
export async function publishVersion(
	aps: ApsClient,
	file: Publication,
	item: JsonApiResource,
): Promise<UploadedFile> {
	return await knowingTheOutcome<UploadedFile>(aps, file, 'newVersion', async () => {
		const { body } = await aps.request({
			method: 'POST',
			path: fillPath('/data/v1/projects/{projectId}/versions', { projectId: file.projectId }),
			body: newVersionBody({ ...file, itemId: item.id }),
		});
		return { outcome: 'newVersion', item, version: (body as JsonApiDocument).data };
	});
}

/**
 * A call that was not answered may have been carried out, and repeating it would double the version.
 * The folder tells: every version has a storage object of its own.
 */
async function knowingTheOutcome<Result>(
	aps: ApsClient,
	file: Publication,
	outcome: UploadedFile['outcome'],
	publish: () => Promise<Result>,
): Promise<Result | UploadedFile> {
	return await publish().catch(async (error: unknown) => {
		if (isRefusal(error)) return adding(AS_BEFORE)(error);
		const published = await findPublished(aps, file).catch(() => undefined);
		if (published === undefined) throw error;
		return { outcome, ...published };
	});
}

/** Whether Autodesk answered that it did not do it. */
function isRefusal(error: unknown): boolean {
	const status = error instanceof NodeApiError ? Number(error.httpCode) : 0;
	return status >= 400 && status < 500;
}

async function findPublished(
	aps: ApsClient,
	file: Publication,
): Promise<Omit<UploadedFile, 'outcome'> | undefined> {
	for await (const { item, tip } of filesNamed(aps, file, file.name)) {
		if (tip && relatedId(tip, 'storage') === file.storageId) return { item, version: tip };
	}
	return undefined;
}
