import type { IDataObject } from 'n8n-workflow';
import { isoTime } from './isoTime';

/** @returns `storageId` as Object: Download takes it */
export function simplifyIssueAttachment(attachment: IDataObject): IDataObject {
	return {
		name: attachment.displayName ?? null,
		fileType: attachment.fileType ?? null,
		size: attachment.fileSize ?? null,
		createdAt: isoTime(attachment.createdOn),
		id: attachment.attachmentId,
		issueId: attachment.domainEntityId ?? null,
		storageId: attachment.storageUrn ?? null,
		itemId: attachment.lineageUrn ?? null,
		versionId: attachment.versionUrn ?? null,
		createdById: attachment.createdBy ?? null,
	};
}

export const issueAttachmentExample: IDataObject = {
	name: 'door.jpg',
	fileType: 'jpg',
	size: 1_000_000,
	createdAt: '2026-03-02T16:41:00.000Z',
	id: 'aea9f035-b63a-4e46-884d-3016454507e2',
	issueId: 'be9ade84-e25d-412a-a08c-f5f14cf04957',
	storageId: 'urn:adsk.objects:os.object:wip.dm.prod/aea9f035-b63a-4e46-884d-3016454507e2.jpg',
	itemId: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	versionId: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=1',
	createdById: '7KJX2MPQ4RTZ',
};
