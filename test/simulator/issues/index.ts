import type { AnyEndpoint } from '../http/endpoint';
import { addIssueAttachments, deleteIssueAttachment, listIssueAttachments } from './attachments';
import { addIssueComment, listIssueComments } from './comments';
import { listIssues } from './list';
import { getMe } from './permissions';
import { listIssueAttributes, listIssueTypes, listRootCauses } from './settings';
import { createIssue, getIssue, updateIssue } from './write';

export const issues: readonly AnyEndpoint[] = [
	getMe,
	listIssueTypes,
	listIssueAttributes,
	listRootCauses,
	listIssues,
	createIssue,
	getIssue,
	updateIssue,
	listIssueComments,
	addIssueComment,
	addIssueAttachments,
	listIssueAttachments,
	deleteIssueAttachment,
];
