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
	/** What each label begins with. Default: Assigned to */
	label?: string;
	/** What each name begins with. Default: `assignedTo` */
	name?: string;
	/** Descriptions, without a period. */
	person: string;
	company: string;
	role: string;
	/** Where people find the ID of a company or role, as a sentence without a period. */
	idSource: (kind: 'company' | 'role') => string;
}

/** Assigned to Person, Company (ID) and Role (ID), or the same with another label, for collections. */
export function teamAssignee({
	label = 'Assigned to',
	name = 'assignedTo',
	person,
	company,
	role,
	idSource,
}: AssigneeTexts): AssigneeParameters {
	return {
		person: defineParameter({
			...personLocator(`${label} Person`, `${name}Person`, person),
			read: readPerson,
		}),
		company: group(`${label} Company`, `${name}Company`, company, idSource('company')),
		role: group(`${label} Role`, `${name}Role`, role, idSource('role')),
	};
}

function group(
	label: string,
	name: string,
	description: string,
	idSource: string,
): AssigneeParameter {
	return defineParameter({
		displayName: `${label} (ID)`,
		name,
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

/**
 * @param thing what is assigned, with its article, e.g. `an issue`
 * @param what it gets, e.g. `manager`
 * @throws InvalidValue if there are several
 */
export function chosenAssignee(
	thing: string,
	{ person: user, company, role }: ChosenAssignee,
	what = 'assignee',
): TeamAssignee | undefined {
	const all: Array<TeamAssignee | undefined> = [
		user === undefined ? undefined : { id: user, type: 'user' },
		company === undefined ? undefined : { id: company, type: 'company' },
		role === undefined ? undefined : { id: role, type: 'role' },
	];
	const chosen = all.filter((each) => each !== undefined);
	if (chosen.length < 2) return chosen[0];
	throw new InvalidValue(
		what === 'assignee' ? 'Assigned To' : what.charAt(0).toUpperCase() + what.slice(1),
		`${thing} has one ${what}; choose a person, a company or a role`,
	);
}
