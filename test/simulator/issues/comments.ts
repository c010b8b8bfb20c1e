import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LONGEST_ISSUE_COMMENT } from '../../../protocol/aps/issueRules';
import { defineEndpoint } from '../http/endpoint';
import { pageReply } from '../teams/page';
import { issueOf, ISSUES, issueTeam, PROJECT } from './permissions';

const COMMENTS = `${PROJECT}/issues/{issueId}/comments`;

export const addIssueComment = defineEndpoint({
	...ISSUES,
	method: 'POST',
	path: COMMENTS,
	scopes: ['data:write'],
	body: z.object({ body: z.string().min(1).max(LONGEST_ISSUE_COMMENT) }).strict(),
	perMinute: 500,
	handle(call) {
		const team = issueTeam(call);
		const comment = {
			id: randomUUID(),
			body: call.body.body,
			createdAt: new Date().toISOString(),
			createdBy: team.user.autodeskId,
		};
		issueOf(call, team).comments.push(comment);
		return { status: 201, body: comment };
	},
});

export const listIssueComments = defineEndpoint({
	...ISSUES,
	method: 'GET',
	path: COMMENTS,
	scopes: ['data:read'],
	query: ['limit', 'offset', 'sortBy'],
	perMinute: 500,
	handle(call) {
		const team = issueTeam(call);
		return pageReply(call, issueOf(call, team).comments, { most: 200, usual: 100 });
	},
});
