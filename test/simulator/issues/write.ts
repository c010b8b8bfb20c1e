import { z } from 'zod';
import {
	ISSUE_STATUSES,
	LONGEST_ISSUE_DESCRIPTION,
	LONGEST_ISSUE_TITLE,
	LONGEST_LOCATION_DETAILS,
} from '../../../protocol/aps/issueRules';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Issue, IssueAttributeValue } from '../state/issue';
import { ISSUE_ATTRIBUTES, ISSUE_TYPES, ROOT_CAUSES } from '../state/issueSettings';
import type { Location } from '../state/location';
import { locationsIn } from '../state/locationsIn';
import { addIssue } from '../state/issues';
import type { Team } from '../teams/access';
import {
	canCreate,
	issueOf,
	issueRow,
	ISSUES,
	issueTeam,
	newStatuses,
	permittedStatuses,
	PROJECT,
} from './permissions';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-03-02');

const fields = z.object({
	title: z.string().min(1).max(LONGEST_ISSUE_TITLE),
	description: z.string().max(LONGEST_ISSUE_DESCRIPTION).nullable(),
	issueSubtypeId: z.string().uuid(),
	status: z.enum(ISSUE_STATUSES),
	assignedTo: z.string().nullable(),
	assignedToType: z.enum(['user', 'company', 'role']).nullable(),
	dueDate: day.nullable(),
	startDate: day.nullable(),
	locationId: z.string().uuid().nullable(),
	locationDetails: z.string().max(LONGEST_LOCATION_DETAILS).nullable(),
	rootCauseId: z.string().uuid().nullable(),
	published: z.boolean(),
	watchers: z.array(z.string()),
	customAttributes: z.array(
		z
			.object({
				attributeDefinitionId: z.string().uuid(),
				value: z.union([z.string(), z.number(), z.null()]),
			})
			.strict(),
	),
	gpsCoordinates: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
});

type Fields = Partial<z.infer<typeof fields>>;

export const createIssue = defineEndpoint({
	...ISSUES,
	method: 'POST',
	path: `${PROJECT}/issues`,
	scopes: ['data:write'],
	body: fields.partial().required({ title: true, issueSubtypeId: true, status: true }).strict(),
	perMinute: 500,
	handle(call) {
		const team = issueTeam(call);
		if (!canCreate(call, team)) throw new Refusal(403, 'The user may not create issues');
		checkStatus(call.body.status, newStatuses(team));
		const { title, status } = call.body;
		const issue = addIssue(call.sim.state, team.project, {
			title,
			status,
			...placeOfType(call.body.issueSubtypeId),
			createdBy: team.user.autodeskId,
		});
		try {
			change(call, team, issue, call.body);
		} catch (error) {
			call.sim.state.issues.get(team.project.id)?.pop();
			throw error;
		}
		return { status: 201, body: issueRow(team, issue) };
	},
});

export const getIssue = defineEndpoint({
	...ISSUES,
	method: 'GET',
	path: `${PROJECT}/issues/{issueId}`,
	scopes: ['data:read'],
	perMinute: 500,
	handle(call) {
		const team = issueTeam(call);
		return { status: 200, body: issueRow(team, issueOf(call, team)) };
	},
});

export const updateIssue = defineEndpoint({
	...ISSUES,
	method: 'PATCH',
	path: `${PROJECT}/issues/{issueId}`,
	scopes: ['data:read', 'data:write'],
	body: fields.partial().strict(),
	perMinute: 500,
	handle(call) {
		const team = issueTeam(call);
		const issue = issueOf(call, team);
		if (issue.deleted) throw new Refusal(400, 'A deleted issue cannot be changed');
		const { status } = call.body;
		const permitted = permittedStatuses(team, issue);
		if (permitted.length === 0) throw new Refusal(403, 'The user may not change this issue');
		if (status !== undefined && status !== issue.status) checkStatus(status, permitted);
		change(call, team, issue, call.body);
		return { status: 200, body: issueRow(team, issue) };
	},
});

/** @throws Refusal 400 */
function checkStatus(status: string, permitted: readonly string[]): void {
	if (!permitted.includes(status)) throw new Refusal(400, `The status ${status} is not permitted`);
}

/** @throws Refusal 400 for what does not exist or does not go together */
function change(call: Call<unknown>, team: Team, issue: Issue, sent: Fields): void {
	const { customAttributes, issueSubtypeId, ...plain } = sent;
	checkAssignee(call, team, sent);
	checkPlaces(sent, locationsIn(call.sim.state, team.project.id));
	const attributes = customAttributes?.map(attributeValue);
	const type = issueSubtypeId === undefined ? {} : placeOfType(issueSubtypeId);
	const now = new Date().toISOString();
	const wasClosed = issue.status === 'closed';
	Object.assign(issue, type, plain, { updatedAt: now, updatedBy: team.user.autodeskId });
	for (const value of attributes ?? []) {
		const others = issue.customAttributes.filter(
			({ attributeDefinitionId }) => attributeDefinitionId !== value.attributeDefinitionId,
		);
		issue.customAttributes = [...others, value];
	}
	if (issue.status === 'closed' && !wasClosed) {
		Object.assign(issue, { closedAt: now, closedBy: team.user.autodeskId });
	}
}

/** @throws Refusal 400 for an ID without a type or the other way around, or a person who is no member */
function checkAssignee({ sim }: Call<unknown>, { project }: Team, sent: Fields): void {
	const { assignedTo, assignedToType } = sent;
	if ((assignedTo ?? null) === null && (assignedToType ?? null) === null) return;
	if (!assignedTo || !assignedToType) {
		throw new Refusal(400, 'assignedTo and assignedToType go together');
	}
	const members = [...(sim.state.projectUsers.get(project.id)?.values() ?? [])];
	const isMember = members.some(
		({ autodeskId, status }) => autodeskId === assignedTo && status === 'active',
	);
	if (assignedToType === 'user' && !isMember) {
		throw new Refusal(400, `The user ${assignedTo} is not a member of the project`);
	}
}

/** @throws Refusal 400 */
function checkPlaces({ locationId, rootCauseId }: Fields, places: readonly Location[]): void {
	if (locationId && !places.some(({ id }) => id === locationId)) {
		throw new Refusal(400, `The location ${locationId} does not exist`);
	}
	const causes = ROOT_CAUSES.flatMap(({ rootCauses }) => rootCauses);
	if (rootCauseId && !causes.some(({ id, isActive }) => isActive && id === rootCauseId)) {
		throw new Refusal(400, `The root cause ${rootCauseId} does not exist or is inactive`);
	}
}

/** @throws Refusal 400 */
function placeOfType(id: string): Pick<Issue, 'issueTypeId' | 'issueSubtypeId'> {
	const type = ISSUE_TYPES.find(({ subtypes }) => subtypes.some((subtype) => subtype.id === id));
	const subtype = type?.subtypes.find((each) => each.id === id);
	if (!type?.isActive || !subtype?.isActive) {
		throw new Refusal(400, `The issue subtype ${id} does not exist or is inactive`);
	}
	return { issueTypeId: type.id, issueSubtypeId: subtype.id };
}

/** @throws Refusal 400 */
function attributeValue(
	sent: Pick<IssueAttributeValue, 'attributeDefinitionId' | 'value'>,
): IssueAttributeValue {
	const definition = ISSUE_ATTRIBUTES.find(({ id }) => id === sent.attributeDefinitionId);
	if (!definition) throw new Refusal(400, `No custom attribute ${sent.attributeDefinitionId}`);
	const { title, dataType, metadata } = definition;
	const { value } = sent;
	if (value !== null && (dataType === 'numeric') !== (typeof value === 'number')) {
		throw new Refusal(400, `The value of ${title} has the wrong type`);
	}
	const options = 'list' in metadata ? metadata.list.options : undefined;
	if (value !== null && options && !options.some(({ id }) => id === value)) {
		throw new Refusal(400, `${title} has no option ${value}`);
	}
	return { ...sent, type: dataType, title };
}
