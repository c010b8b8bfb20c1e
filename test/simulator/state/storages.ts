import { createHash, randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import type { Project } from './documents';
import { urnSystem } from './folderTree';
import type { State } from './state';
import type { Content, StoredObject } from './storage';
import { objectUrn } from './storage';

/** Buckets in which Autodesk keeps documents; there is one per region, and no app owns them. */
const DOCUMENT_BUCKETS: Readonly<Record<string, string>> = {
	'adsk.wipprod': 'wip.dm.prod',
	'adsk.wipemea': 'wip.dm.emea.2',
};

export type GivenContent = Exclude<Content, { kind: 'bytes' | 'parts' }>;

/** Makes the storage object for a document, empty until content is uploaded. */
export function addStorage(
	state: State,
	project: Project,
	name: string,
	content?: GivenContent,
): StoredObject {
	const bucketKey = DOCUMENT_BUCKETS[urnSystem(project)];
	const objectKey = `${randomUUID()}${extname(name)}`;
	const storage: StoredObject = {
		id: objectUrn(bucketKey, objectKey),
		bucketKey,
		objectKey,
		projectId: project.id,
		name,
		contentType: 'application/octet-stream',
		content,
		size: sizeOf(content),
		sha1:
			content?.kind === 'text' ? createHash('sha1').update(content.text).digest('hex') : undefined,
		createdAt: content && Date.now(),
		completedAt: content && Date.now(),
	};
	state.objects.set(storage.id, storage);
	return storage;
}

function sizeOf(content?: GivenContent): number {
	if (!content) return 0;
	return content.kind === 'text' ? Buffer.byteLength(content.text) : content.size;
}
