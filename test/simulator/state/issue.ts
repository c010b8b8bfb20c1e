/** An issue of a project, as it is answered; what depends on the caller is added then. */
export interface Issue {
	id: string;
	displayId: number;
	title: string;
	description: string | null;
	issueTypeId: string;
	issueSubtypeId: string;
	status: string;
	assignedTo: string | null;
	assignedToType: 'user' | 'company' | 'role' | null;
	dueDate: string | null;
	startDate: string | null;
	locationId: string | null;
	locationDetails: string | null;
	rootCauseId: string | null;
	published: boolean;
	deleted: boolean;
	watchers: string[];
	customAttributes: IssueAttributeValue[];
	gpsCoordinates: { latitude: number; longitude: number } | null;
	linkedDocuments: Array<{ type: string; urn: string }>;
	comments: IssueComment[];
	attachments: IssueAttachment[];
	createdBy: string;
	createdAt: string;
	updatedBy: string;
	updatedAt: string;
	closedBy: string | null;
	closedAt: string | null;
}

export interface IssueAttributeValue {
	attributeDefinitionId: string;
	value: string | number | null;
	type: string;
	title: string;
}

export interface IssueComment {
	id: string;
	body: string;
	createdAt: string;
	createdBy: string;
}

export interface IssueAttachment {
	attachmentId: string;
	displayName: string;
	fileName: string;
	attachmentType: 'issue-attachment';
	storageUrn: string;
	fileSize: number;
	fileType: string;
	domainEntityId: string;
	createdBy: string;
	createdOn: string;
	isDeleted: boolean;
}
