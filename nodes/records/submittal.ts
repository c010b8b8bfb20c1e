import type { IDataObject } from 'n8n-workflow';
import {
	SUBMITTAL_ATTACHMENTS,
	SUBMITTAL_STATES,
	SUBMITTAL_STATUSES,
} from '../../protocol/aps/submittalRules';
import { isoTime } from './isoTime';
import type { RecordNames } from './recordNames';

/**
 * @param names of what the submittal refers to, as far as they are known
 * @returns status and state by their names
 */
export function simplifySubmittal(submittal: IDataObject, names: RecordNames = {}): IDataObject {
	const { statusId, stateId, ballInCourtUsers } = submittal;
	return {
		title: submittal.title ?? null,
		number: submittal.customIdentifierHumanReadable ?? submittal.customIdentifier ?? null,
		status: SUBMITTAL_STATUSES[String(statusId)] ?? statusId ?? null,
		state: SUBMITTAL_STATES[String(stateId)] ?? stateId ?? null,
		typeName: names.typeName ?? null,
		assigneeNames: names.assigneeNames ?? null,
		managerName: names.managerName ?? null,
		description: submittal.description ?? null,
		priority: submittal.priority ?? null,
		revision: submittal.revision ?? null,
		specNumber: submittal.specIdentifier ?? null,
		specTitle: submittal.specTitle ?? null,
		packageName: names.packageName ?? null,
		responseComment: submittal.responseComment ?? null,
		dueDate: submittal.dueDate ?? null,
		createdAt: isoTime(submittal.createdAt),
		createdBy: names.createdBy ?? null,
		updatedAt: isoTime(submittal.updatedAt),
		closedAt: isoTime(submittal.publishedDate),
		id: submittal.id,
		assigneeIds: Array.isArray(ballInCourtUsers) ? ballInCourtUsers : [],
		typeId: submittal.typeId ?? null,
		specId: submittal.specId ?? null,
		packageId: submittal.packageId ?? null,
		managerId: submittal.manager ?? null,
		createdById: submittal.createdBy ?? null,
	};
}

export const submittalExample: IDataObject = {
	title: 'Acoustical tiles',
	number: '095300-01',
	status: 'open',
	state: 'inReview',
	typeName: 'Shop Drawings',
	assigneeNames: ['Kim Doe'],
	managerName: 'Kim Doe',
	description: 'Data sheets and a sample',
	priority: 'Normal',
	revision: 0,
	specNumber: '095300',
	specTitle: 'Acoustical Ceilings',
	packageName: null,
	responseComment: null,
	dueDate: '2026-03-20',
	createdAt: '2026-03-02T16:40:00.000Z',
	createdBy: 'Kim Doe',
	updatedAt: '2026-03-03T08:15:30.000Z',
	closedAt: null,
	id: '767b5888-2c6a-413d-8487-613966dd64ce',
	assigneeIds: ['7KJX2MPQ4RTZ'],
	typeId: '06fa0c1b-6462-459d-8a38-0aff11bfe868',
	specId: '62d6f245-b470-4af4-802b-4cb94b5dead1',
	packageId: null,
	managerId: '7KJX2MPQ4RTZ',
	createdById: '7KJX2MPQ4RTZ',
};

/** @returns `storageId` as Object: Download takes it */
export function simplifySubmittalAttachment(attachment: IDataObject): IDataObject {
	const { categoryId } = attachment;
	return {
		name: attachment.name ?? null,
		attachmentType: SUBMITTAL_ATTACHMENTS[String(categoryId)] ?? categoryId ?? null,
		revision: attachment.revision ?? null,
		createdAt: isoTime(attachment.createdAt),
		updatedAt: isoTime(attachment.updatedAt),
		id: attachment.id,
		submittalId: attachment.itemId ?? null,
		storageId: attachment.uploadUrn ?? null,
		versionId: attachment.urn ?? null,
		createdById: attachment.createdBy ?? null,
	};
}

export const submittalAttachmentExample: IDataObject = {
	name: 'data-sheet.pdf',
	attachmentType: 'submission',
	revision: 0,
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-02T16:40:05.000Z',
	id: '1d0a9b65-f411-4eb2-b6bb-69f8ea483207',
	submittalId: '767b5888-2c6a-413d-8487-613966dd64ce',
	storageId: 'urn:adsk.objects:os.object:wip.dm.prod/1a8148a6-d74e-4a6b-8cf2-38f2074f87d1.pdf',
	versionId: 'urn:adsk.wipprod:fs.file:vf.TQW6YsrTTFGrJVJKAaK_ew?version=1',
	createdById: '7KJX2MPQ4RTZ',
};
