import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { issueAttachmentExample, simplifyIssueAttachment } from '../../../records/issueAttachment';
import { issueAdvice } from './advice';
import { readAttachments } from './attachments';
import { issue, issueId } from './issueField';

export const getAttachments = defineOperation({
	action: 'List Issue Attachments',
	name: 'Get Attachments',
	value: 'getAttachments',
	summary: 'Get attachments of issue',
	description:
		'Retrieve a list of the files attached to an issue. The operation Object > Download of the node Autodesk Platform Services downloads one by its storage ID.',
	endpoint: 'GET /construction/issues/v1/projects/{projectId}/attachments/{issueId}/items',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, issue, simplify],
	options: [constructionRegion],
	advice: issueAdvice,
	example: issueAttachmentExample,
	async execute(run) {
		const attachments = await readAttachments(run.aps, constructionPlaceOf(run), issueId(run));
		return attachments.map((attachment) => simplified(run, attachment, simplifyIssueAttachment));
	},
});
