import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { defineOperation } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { guid } from '../../../values/guid';
import { issueChangeAdvice } from './advice';
import { issue, issueId } from './issueField';

const attachmentId = defineParameter({
	displayName: 'Attachment ID',
	name: 'attachmentId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. aea9f035-b63a-4e46-884d-3016454507e2',
	description: 'ID of the attachment, as Get Attachments returns it',
	read: read.by((field, entered) => guid(field, String(entered ?? ''))),
});

export const deleteAttachment = defineOperation({
	action: 'Delete Issue Attachment',
	name: 'Delete Attachment',
	value: 'deleteAttachment',
	summary: 'Delete attachment of issue',
	description: 'Take a file away from an issue',
	endpoint:
		'DELETE /construction/issues/v1/projects/{projectId}/attachments/{issueId}/items/{attachmentId}',
	scopes: ['data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, issue, attachmentId],
	options: [constructionRegion],
	advice: issueChangeAdvice,
	example: { deleted: true },
	async execute(run) {
		const { projectId, region } = constructionPlaceOf(run);
		await run.aps.request({
			method: 'DELETE',
			path: run.path({
				projectId,
				issueId: issueId(run),
				attachmentId: valueOf(run, attachmentId),
			}),
			region,
			doneWhen: [404],
		});
		return { deleted: true };
	},
});
