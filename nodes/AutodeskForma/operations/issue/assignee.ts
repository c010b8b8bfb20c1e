import { chosenAssignee, teamAssignee } from '../../../fields/teamAssignee';
import type { TeamAssignee } from '../../../fields/teamAssignee';
import { defineParameter, groupParameters } from '../../../parameters/parameter';
import type { ParameterGroup } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';

const AN_ISSUE = 'an issue';

function idSource(kind: 'company' | 'role'): string {
	return `Autodesk has no list of these IDs: take it from an issue assigned in the same way, or from a data extract (<code>${kind}_oxygen_id</code>)`;
}

/** Entries of Filters. */
export const assigneeFilter: ParameterGroup = groupParameters(
	teamAssignee({
		person: 'Only issues assigned to this person',
		company: 'Only issues assigned to this company',
		role: 'Only issues assigned to this role',
		idSource,
	}),
	{ mergeInto: 'query' },
	(chosen) => {
		const assignee = chosenAssignee(AN_ISSUE, chosen);
		if (assignee === undefined) return undefined;
		return {
			'filter[assignedTo]': assignee.id,
			'filter[assignedToType]': assignee.type,
		};
	},
);

const assignTo = teamAssignee({
	person: 'The person who is to work on the issue',
	company: 'The company that is to work on the issue',
	role: 'The role that is to work on the issue',
	idSource,
});

/** Entries of Additional Fields. */
export const newAssignee: ParameterGroup = groupParameters(
	assignTo,
	{ mergeInto: 'body' },
	(chosen) => bodyOf(chosenAssignee(AN_ISSUE, chosen)),
);

const removeAssignee = defineParameter({
	displayName: 'Remove Assignee',
	name: 'removeAssignee',
	type: 'boolean',
	default: false,
	description: 'Whether to leave the issue assigned to nobody',
	read: read.boolean,
});

const { person, company, role } = assignTo;

/** Entries of Update Fields. */
export const changedAssignee: ParameterGroup = groupParameters(
	{ person, company, role, removeAssignee },
	{ mergeInto: 'body' },
	({ removeAssignee: isRemoved, ...chosen }) => {
		const assignee = chosenAssignee(AN_ISSUE, chosen);
		if (!isRemoved) return bodyOf(assignee);
		if (assignee === undefined) return { assignedTo: null, assignedToType: null };
		throw new InvalidValue(removeAssignee.displayName, 'the issue also gets an assignee here');
	},
);

function bodyOf(assignee: TeamAssignee | undefined) {
	return assignee && { assignedTo: assignee.id, assignedToType: assignee.type };
}
