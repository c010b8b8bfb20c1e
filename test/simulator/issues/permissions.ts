import { ISSUE_STATUSES } from '../../../protocol/aps/issueRules';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Issue } from '../state/issue';
import type { User } from '../state/people';
import { teamOf } from '../teams/access';
import type { Team } from '../teams/access';

type AnyCall = Call<never> | Call<unknown> | Call;

export const ISSUES = { service: 'issues', tokens: ['3L', 'SSA'] } as const;
export const PROJECT = '/construction/issues/v1/projects/{projectId}';

/** What somebody without the right to manage issues may set. */
const MEMBER_STATUSES = ['draft', 'open', 'pending', 'in_progress', 'completed', 'in_review'];

/** @throws Refusal 400, 403, 404 */
export function issueTeam(call: AnyCall): Team {
	return teamOf(call, ['build', 'docs']);
}

export const getMe = defineEndpoint({
	...ISSUES,
	method: 'GET',
	path: `${PROJECT}/users/me`,
	scopes: ['data:read'],
	perMinute: 500,
	handle(call) {
		const team = issueTeam(call);
		const created = {
			permittedActions: ['assign_all', 'add_comment'],
			permittedAttributes: ['title', 'issueSubtypeId', 'status', 'published'],
			permittedStatuses: newStatuses(team),
		};
		return {
			status: 200,
			body: {
				id: team.user.autodeskId,
				isProjectAdmin: team.isAdmin,
				canManageTemplates: false,
				issues: canCreate(call, team) ? { new: created } : {},
				permissionLevels: team.isAdmin ? ['create', 'read', 'write'] : ['create', 'read'],
			},
		};
	},
});

/** Members without access to Docs only look at issues. */
export function canCreate({ sim }: AnyCall, { project, user }: Team): boolean {
	const member = sim.state.projectUsers.get(project.id)?.get(user.id);
	return member?.products.some(({ key, access }) => key === 'docs' && access !== 'none') === true;
}

export function newStatuses({ isAdmin }: Team): readonly string[] {
	return isAdmin ? ISSUE_STATUSES : MEMBER_STATUSES;
}

/** The statuses that the user may give the issue: none for one of somebody else. */
export function permittedStatuses({ isAdmin, user }: Team, issue: Issue): readonly string[] {
	if (isAdmin) return ISSUE_STATUSES;
	return isInvolved(issue, user) ? MEMBER_STATUSES : [];
}

/** Unpublished issues are visible to those involved only. */
export function isVisible({ user }: Team, issue: Issue): boolean {
	return issue.published || isInvolved(issue, user);
}

function isInvolved({ createdBy, assignedTo, watchers }: Issue, { autodeskId }: User): boolean {
	return [createdBy, assignedTo, ...watchers].includes(autodeskId);
}

/** The issues of the project, oldest first. */
export function issuesIn({ sim }: AnyCall, { project }: Team): Issue[] {
	const known = sim.state.issues.get(project.id) ?? [];
	sim.state.issues.set(project.id, known);
	return known;
}

/** The issue of the path. @throws Refusal 404 */
export function issueOf(call: AnyCall, team: Team): Issue {
	const { issueId } = call.params;
	const issue = issuesIn(call, team).find(({ id }) => id === issueId);
	if (issue && isVisible(team, issue)) return issue;
	throw new Refusal(404, `The issue ${issueId} does not exist`);
}

/** As Autodesk answers it for this caller. */
export function issueRow(team: Team, issue: Issue): Record<string, unknown> {
	const { comments, attachments, ...row } = issue;
	return {
		...row,
		permittedStatuses: permittedStatuses(team, issue),
		permittedAttributes: ['title', 'description', 'status', 'assignedTo', 'dueDate'],
		permittedActions: ['add_comment'],
		commentCount: comments.length,
		attachmentCount: attachments.filter(({ isDeleted }) => !isDeleted).length,
	};
}
