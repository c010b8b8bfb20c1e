import { defineParameter } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { InvalidValue } from '../values/invalidValue';
import { userId } from '../values/userId';
import { personLocator, readPerson } from './person';

type AssigneeParameter = Parameter<string | undefined>;

/** Three parameters of which one is filled. */
interface AssigneeParameters {
	[name: string]: AssigneeParameter;
	person: AssigneeParameter;
	company: AssigneeParameter;
	role: AssigneeParameter;
}

/** Who something is assigned to. Autodesk takes neither the ID without the type, nor the other way around. */
export interface TeamAssignee {
	id: string;
	type: 'user' | 'company' | 'role';
}

interface AssigneeTexts {
	/** The beginning of each description, before the kind of assignee, e.g. `Only issues assigned to this`. */
	person: string;
	company: string;
	role: string;
	/** Where people find the ID of a company or role, as a sentence without a period. */
	idSource: (kind: 'company' | 'role') => string;
}

/** Assigned to Person, Company (ID) and Role (ID), for collections. */
export function teamAssignee({
	person,
	company,
	role,
	idSource,
}: AssigneeTexts): AssigneeParameters {
	return {
		person: defineParameter({
			...personLocator('Assigned to Person', 'assignedToPerson', person),
			read: readPerson,
		}),
		company: group('Company', company, idSource('company')),
		role: group('Role', role, idSource('role')),
	};
}

function group(what: 'Company' | 'Role', description: string, idSource: string): AssigneeParameter {
	return defineParameter({
		displayName: `Assigned to ${what} (ID)`,
		name: `assignedTo${what}`,
		type: 'string',
		default: '',
		placeholder: 'e.g. 112233445',
		description: `${description}, by its Autodesk ID, which is not the ID in account administration. ${idSource}.`,
		read: read.by((field, entered) => {
			const id = String(entered ?? '').trim();
			return id === '' ? undefined : userId(field, id);
		}),
	});
}

interface ChosenAssignee {
	person: string | undefined;
	company: string | undefined;
	role: string | undefined;
}

/** @param thing what is assigned, with its article, e.g. `an issue` @throws InvalidValue if there are several */
export function chosenAssignee(
	thing: string,
	{ person: user, company, role }: ChosenAssignee,
): TeamAssignee | undefined {
	const all: Array<TeamAssignee | undefined> = [
		user === undefined ? undefined : { id: user, type: 'user' },
		company === undefined ? undefined : { id: company, type: 'company' },
		role === undefined ? undefined : { id: role, type: 'role' },
	];
	const chosen = all.filter((each) => each !== undefined);
	if (chosen.length < 2) return chosen[0];
	throw new InvalidValue(
		'Assigned To',
		`${thing} has one assignee; choose a person, a company or a role`,
	);
}
