import type { IDataObject } from 'n8n-workflow';
import { isoTime } from './isoTime';

/** @returns `storageId` as Object: Download takes it */
export function simplifyRfiAttachment(attachment: IDataObject): IDataObject {
	return {
		name: attachment.displayName ?? attachment.fileName ?? null,
		attachmentType: attachment.attachmentType ?? null,
		fileType: attachment.fileType ?? null,
		size: attachment.fileSize ?? null,
		createdAt: isoTime(attachment.createdOn),
		createdBy: attachment.createdByName ?? null,
		id: attachment.attachmentId,
		rfiId: attachment.rfiId ?? null,
		storageId: attachment.storageUrn ?? null,
		createdById: attachment.createdBy ?? null,
	};
}

export const rfiAttachmentExample: IDataObject = {
	name: 'section.pdf',
	attachmentType: 'rfiResponse',
	fileType: 'pdf',
	size: 1_000_000,
	createdAt: '2026-03-02T16:41:00.000Z',
	createdBy: 'Kim Doe',
	id: 'aea9f035-b63a-4e46-884d-3016454507e2',
	rfiId: '31a3f98d-34a8-4d4c-a362-3cc9de44f89c',
	storageId: 'urn:adsk.objects:os.object:wip.dm.prod/aea9f035-b63a-4e46-884d-3016454507e2.pdf',
	createdById: '7KJX2MPQ4RTZ',
};
