import type { SubjectType } from '../../../../protocol/aps/folderPermission';
import { accountRegionOf } from '../../../fields/accountRegion';
import { docsProjectId } from '../../../fields/docsProject';
import { hubAccountPlaceOf } from '../../../fields/hubAccount';
import { locatedId, resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { companiesOf } from '../../../lookUp/companies';
import { LookUp } from '../../../lookUp/lookUp';
import type { NamedList } from '../../../lookUp/named';
import { subjectsInFolder, subjectsInFolderOr } from '../../../lookUp/permissionSubjects';
import { projectRolesOf } from '../../../lookUp/projectRoles';
import { projectUsersOf } from '../../../lookUp/projectUsers';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import type { ApsRun } from '../../../parameters/run';
import { valueOf } from '../../../parameters/values';
import { guid } from '../../../values/guid';
import { InvalidValue } from '../../../values/invalidValue';
import { folderPlaceOf } from './place';

const TYPES: Readonly<Record<string, SubjectType>> = {
	company: 'COMPANY',
	role: 'ROLE',
	user: 'USER',
};

export const subjectType = defineParameter({
	displayName: 'Subject Type',
	name: 'subjectType',
	type: 'options',
	default: 'role',
	options: [
		{ name: 'Company', value: 'company', description: 'Everyone of a company' },
		{ name: 'Role', value: 'role', description: 'Everyone with a role in the project' },
		{ name: 'User', value: 'user', description: 'One member of the project' },
	],
	description: 'Whose permission it is',
	read(entered, parameter, run) {
		const type = TYPES[read.choice(entered, parameter, run) ?? ''];
		if (type === undefined) throw new InvalidValue(parameter.displayName, 'choose one');
		return type;
	},
});

const facts = {
	displayName: 'Subject',
	name: 'subject',
	description:
		'The role, company or user. Enter a user by email address. The list needs the scope account:read.',
	search: 'searchPermissionSubjects',
	dependsOn: ['hub', 'project'],
	idPlaceholder: 'e.g. 6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a',
};

const PLACEHOLDER = 'e.g. Architect or name@email.com';

/** Who gets a permission. */
export const subject = subjectLocator(
	new LookUp('By Name or Email', PLACEHOLDER, (run) =>
		subjectsInFolderOr(run, folderPlaceOf(run), valueOf(run, subjectType), () => elsewhere(run)),
	),
);

/** Who loses a permission, which may have happened already. */
export const possibleSubject = subjectLocator(
	new LookUp('By Name or Email', PLACEHOLDER, (run) =>
		subjectsInFolder(run, folderPlaceOf(run), valueOf(run, subjectType)),
	).forPossible(),
);

/** @returns the ID in account administration @throws InvalidValue */
export function subjectId(run: ApsRun): string {
	return guid(facts.displayName, locatedId(run, facts.name));
}

function subjectLocator(lookUp: LookUp): Locator {
	const locator = resourceLocator({ ...facts, lookUp });
	const loadOptionsDependsOn = [
		...(locator.typeOptions?.loadOptionsDependsOn ?? []),
		subjectType.name,
	];
	return { ...locator, typeOptions: { loadOptionsDependsOn }, required: true };
}

/** Where those are who have no permission in the folder yet. @throws InvalidValue without the hub */
function elsewhere(run: ApsRun): NamedList {
	switch (valueOf(run, subjectType)) {
		case 'USER':
			return projectUsersOf(run.aps, {
				projectId: docsProjectId(run),
				region: accountRegionOf(run),
			});
		case 'COMPANY':
			return companiesOf(run.aps, hubAccountPlaceOf(run));
		case 'ROLE':
			return projectRolesOf(run.aps, hubAccountPlaceOf(run), docsProjectId(run));
	}
}
