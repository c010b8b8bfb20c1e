import { extname } from 'node:path';
import { z } from 'zod';
import { MOST_ISSUE_ATTACHMENTS } from '../../../protocol/aps/issueRules';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Issue, IssueAttachment } from '../state/issue';
import type { Team } from '../teams/access';
import { issueOf, ISSUES, issuesIn, issueTeam, PROJECT } from './permissions';

const sentAttachment = z
	.object({
		attachmentId: z.string().uuid(),
		displayName: z.string().min(1),
		fileName: z.string().min(1),
		attachmentType: z.literal('issue-attachment'),
		storageUrn: z.string().min(1),
	})
	.strict();

export const addIssueAttachments = defineEndpoint({
	...ISSUES,
	method: 'POST',
	path: `${PROJECT}/attachments`,
	scopes: ['data:write'],
	body: z
		.object({ domainEntityId: z.string().uuid(), attachments: z.array(sentAttachment).min(1) })
		.strict(),
	perMinute: 500,
	handle(call) {
		const team = issueTeam(call);
		const issue = issuesIn(call, team).find(({ id }) => id === call.body.domainEntityId);
		if (!issue) throw new Refusal(404, `The issue ${call.body.domainEntityId} does not exist`);
		const added = call.body.attachments.map((sent) => newAttachment(call, team, issue, sent));
		const present = issue.attachments.filter(({ isDeleted }) => !isDeleted);
		if (present.length + added.length > MOST_ISSUE_ATTACHMENTS) {
			throw new Refusal(422, `The limit of ${MOST_ISSUE_ATTACHMENTS} attachments is reached`);
		}
		issue.attachments.push(...added);
		return { status: 200, body: { attachments: added } };
	},
});

export const listIssueAttachments = defineEndpoint({
	...ISSUES,
	method: 'GET',
	path: `${PROJECT}/attachments/{issueId}/items`,
	scopes: ['data:read'],
	perMinute: 500,
	handle(call) {
		const { attachments } = issueOf(call, issueTeam(call));
		return {
			status: 200,
			body: { attachments: attachments.filter(({ isDeleted }) => !isDeleted) },
		};
	},
});

export const deleteIssueAttachment = defineEndpoint({
	...ISSUES,
	method: 'DELETE',
	path: `${PROJECT}/attachments/{issueId}/items/{attachmentId}`,
	scopes: ['data:write'],
	perMinute: 500,
	handle(call) {
		const { attachments } = issueOf(call, issueTeam(call));
		const { attachmentId } = call.params;
		const found = attachments.find((each) => each.attachmentId === attachmentId && !each.isDeleted);
		if (!found) throw new Refusal(404, `The attachment ${attachmentId} does not exist`);
		found.isDeleted = true;
		return { status: 204 };
	},
});

/** @throws Refusal 400 without uploaded content of that name, 409 for an ID that is taken */
function newAttachment(
	{ sim }: Call<unknown>,
	{ project, user }: Team,
	issue: Issue,
	sent: z.infer<typeof sentAttachment>,
): IssueAttachment {
	const stored = sim.state.objects.get(sent.storageUrn);
	if (!stored?.content || stored.projectId !== project.id) {
		throw new Refusal(400, `Nothing was uploaded to ${sent.storageUrn} in this project`);
	}
	if (stored.objectKey !== sent.fileName) {
		throw new Refusal(400, `fileName must be ${stored.objectKey}, as in the storage`);
	}
	if (issue.attachments.some(({ attachmentId }) => attachmentId === sent.attachmentId)) {
		throw new Refusal(409, `The attachment ${sent.attachmentId} exists already`);
	}
	return {
		...sent,
		fileSize: stored.size,
		fileType: extname(sent.displayName).slice(1),
		domainEntityId: issue.id,
		createdBy: user.autodeskId,
		createdOn: new Date().toISOString(),
		isDeleted: false,
	};
}
