import type { IDataObject } from 'n8n-workflow';
import { isJsonObject, objectsIn } from '../../protocol/json';
import { isoTime } from './isoTime';
import { memberOf } from './memberOf';
import { statusOf } from './statusOf';

/** @returns `recipients`: names of people, companies, roles and people outside the project */
export function simplifyTransmittal(transmittal: IDataObject): IDataObject {
	const { recipients, externalMembers } = transmittal;
	const groups = isJsonObject(recipients)
		? [recipients.users, recipients.companies, recipients.roles]
		: [];
	return {
		title: transmittal.title ?? null,
		number: transmittal.sequenceId ?? null,
		status: statusOf(transmittal.status),
		text: transmittal.message ?? null,
		recipients: [...groups, externalMembers]
			.flatMap(objectsIn)
			.flatMap(({ name, email }) => name ?? email ?? []),
		documentCount: transmittal.documentsCount ?? null,
		packageStatus: statusOf(transmittal.packedStatus),
		createdBy: memberOf(transmittal.sentBy, 'name'),
		companyName: memberOf(transmittal.sentBy, 'companyName'),
		createdAt: isoTime(transmittal.createdAt),
		id: transmittal.id,
		createdById: memberOf(transmittal.sentBy, 'autodeskId'),
	};
}

export const transmittalExample: IDataObject = {
	title: 'Structural drawings for review',
	number: '23',
	status: 'completed',
	text: 'Please review until Friday.',
	recipients: ['Lee Park', 'Concrete Inc.', 'Architect', 'Sam Roe'],
	documentCount: 12,
	packageStatus: 'success',
	createdBy: 'Kim Doe',
	companyName: 'Design Office',
	createdAt: '2026-03-02T16:40:00.000Z',
	id: '37d5145b-c634-407c-b0b4-a65197e43fce',
	createdById: '7KJX2MPQ4RTZ',
};

/** Autodesk does not say whether the URN names a file or a version, so its form decides. */
export function simplifyTransmittalDocument(document: IDataObject): IDataObject {
	const urn = typeof document.urn === 'string' ? document.urn : '';
	return {
		name: document.name ?? document.fileName ?? null,
		title: document.title ?? null,
		description: document.description ?? null,
		versionNumber: document.version ?? null,
		revisionLabel: document.revisionLabel ?? null,
		approvalStatus: statusOf(memberOf(document.approveStatus, 'value')),
		approvalLabel: memberOf(document.approveStatus, 'label'),
		deleted: document.isDeleted ?? null,
		updatedBy: document.updatedByName ?? null,
		updatedAt: isoTime(document.lastUpdatedAt),
		itemId: urn.includes(':dm.lineage:') ? urn : null,
		versionId: urn.includes(':fs.file:') ? urn : null,
		storageId: document.storageUrn ?? null,
		folderId: document.parentFolderUrn ?? null,
	};
}

export const transmittalDocumentExample: IDataObject = {
	name: 'A-101.pdf',
	title: 'First Floor Plan',
	description: null,
	versionNumber: 3,
	revisionLabel: 'C',
	approvalStatus: 'approved',
	approvalLabel: 'Approved with comments',
	deleted: false,
	updatedBy: 'Kim Doe',
	updatedAt: '2026-03-02T16:40:00.000Z',
	itemId: null,
	versionId: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	storageId: 'urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-5b84-4c3a-9e0d-6a7b8c9d0e1f.pdf',
	folderId: 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
};

/** @param external whether the person does not belong to the project */
export function simplifyRecipient(recipient: IDataObject, external: boolean): IDataObject {
	return {
		name: recipient.name ?? null,
		email: recipient.email ?? null,
		companyName: recipient.companyName ?? null,
		role: recipient.role ?? null,
		external,
		receivedAt: isoTime(recipient.receivedAt),
		viewedAt: isoTime(recipient.viewedAt),
		downloadedAt: isoTime(recipient.downloadedAt),
		autodeskId: recipient.autodeskId ?? null,
	};
}

export const recipientExample: IDataObject = {
	name: 'Lee Park',
	email: 'lee.park@example.com',
	companyName: 'Concrete Inc.',
	role: null,
	external: false,
	receivedAt: '2026-03-02T16:40:00.000Z',
	viewedAt: '2026-03-03T08:15:30.000Z',
	downloadedAt: null,
	autodeskId: '7KJX2MPQ4RTZ',
};
