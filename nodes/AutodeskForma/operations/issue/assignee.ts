import { personLocator, readPerson } from '../../../fields/person';
import { defineParameter, groupParameters } from '../../../parameters/parameter';
import type { ParameterGroup } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';
import { userId } from '../../../values/userId';

/** Who an issue is assigned to. Autodesk takes neither the ID without the type, nor the other way around. */
interface Assignee {
	id: string;
	type: 'user' | 'company' | 'role';
}

const ID_OF_GROUP =
	'Autodesk has no list of these IDs: take it from an issue assigned in the same way, or from a data extract';

function person(description: string) {
	return defineParameter({
		...personLocator('Assigned to Person', 'assignedToPerson', description),
		read: readPerson,
	});
}

function group(what: 'Company' | 'Role', description: string, column: string) {
	return defineParameter({
		displayName: `Assigned to ${what} (ID)`,
		name: `assignedTo${what}`,
		type: 'string',
		default: '',
		placeholder: 'e.g. 112233445',
		description: `${description}, by its Autodesk ID, which is not the ID in account administration. ${ID_OF_GROUP} (<code>${column}</code>).`,
		read: read.by((field, entered) => {
			const id = String(entered ?? '').trim();
			return id === '' ? undefined : userId(field, id);
		}),
	});
}

/** Entries of Filters. */
export const assigneeFilter: ParameterGroup = groupParameters(
	{
		person: person('Only issues assigned to this person'),
		company: group('Company', 'Only issues assigned to this company', 'company_oxygen_id'),
		role: group('Role', 'Only issues assigned to this role', 'role_oxygen_id'),
	},
	{ mergeInto: 'query' },
	(chosen) => {
		const assignee = oneOf(chosen);
		if (assignee === undefined) return undefined;
		return {
			'filter[assignedTo]': assignee.id,
			'filter[assignedToType]': assignee.type,
		};
	},
);

const assignTo = {
	person: person('The person who is to work on the issue'),
	company: group('Company', 'The company that is to work on the issue', 'company_oxygen_id'),
	role: group('Role', 'The role that is to work on the issue', 'role_oxygen_id'),
};

/** Entries of Additional Fields. */
export const newAssignee: ParameterGroup = groupParameters(
	assignTo,
	{ mergeInto: 'body' },
	(chosen) => bodyOf(oneOf(chosen)),
);

const removeAssignee = defineParameter({
	displayName: 'Remove Assignee',
	name: 'removeAssignee',
	type: 'boolean',
	default: false,
	description: 'Whether to leave the issue assigned to nobody',
	read: read.boolean,
});

/** Entries of Update Fields. */
export const changedAssignee: ParameterGroup = groupParameters(
	{ ...assignTo, removeAssignee },
	{ mergeInto: 'body' },
	({ removeAssignee: isRemoved, ...chosen }) => {
		const assignee = oneOf(chosen);
		if (!isRemoved) return bodyOf(assignee);
		if (assignee === undefined) return { assignedTo: null, assignedToType: null };
		throw new InvalidValue(removeAssignee.displayName, 'the issue also gets an assignee here');
	},
);

function bodyOf(assignee: Assignee | undefined) {
	return assignee && { assignedTo: assignee.id, assignedToType: assignee.type };
}

interface Chosen {
	person: string | undefined;
	company: string | undefined;
	role: string | undefined;
}

/** @throws InvalidValue if there are several */
function oneOf({ person: user, company, role }: Chosen): Assignee | undefined {
	const all: Array<Assignee | undefined> = [
		user === undefined ? undefined : { id: user, type: 'user' },
		company === undefined ? undefined : { id: company, type: 'company' },
		role === undefined ? undefined : { id: role, type: 'role' },
	];
	const chosen = all.filter((each) => each !== undefined);
	if (chosen.length < 2) return chosen[0];
	throw new InvalidValue(
		'Assigned To',
		'an issue has one assignee; choose a person, a company or a role',
	);
}
