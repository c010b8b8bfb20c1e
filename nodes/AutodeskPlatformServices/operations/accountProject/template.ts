import { accountPlaceOf } from '../../../fields/accountPlace';
import { resourceLocator } from '../../../fields/locator';
import { accountProjectsOf } from '../../../lookUp/accountProjects';
import { LookUp } from '../../../lookUp/lookUp';
import { defineParameter, groupParameters } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';

const templateProject = defineParameter({
	...resourceLocator({
		displayName: 'Template Project',
		name: 'template',
		description: 'Project whose setup is copied to the new one',
		search: 'searchProjectTemplates',
		dependsOn: ['account'],
		idPlaceholder: 'e.g. 2e7a9c05-4d1b-4f36-8a20-6c5d4e3f2a1b',
		lookUp: new LookUp('By Name', 'e.g. Standard Project', (run) =>
			accountProjectsOf(run.aps, accountPlaceOf(run), { 'filter[classification]': 'template' }),
		),
	}),
	read: read.guid,
});

const includeCompanies = defineParameter({
	displayName: 'Copy Companies',
	name: 'includeCompanies',
	type: 'boolean',
	default: true,
	description: 'Whether to copy the companies of the template project',
	read: read.boolean,
});

const includeLocations = defineParameter({
	displayName: 'Copy Locations',
	name: 'includeLocations',
	type: 'boolean',
	default: true,
	description: 'Whether to copy the locations of the template project',
	read: read.boolean,
});

/** The project to copy from, and what to copy. By default, Autodesk chooses what to copy. */
export const template = groupParameters(
	{ projectId: templateProject, includeCompanies, includeLocations },
	{ body: 'template' },
	({ projectId, ...field }) => {
		const choices = Object.values(field);
		if (projectId !== undefined) {
			const isChosen = choices.some((choice) => choice !== undefined);
			return { projectId, options: isChosen ? { field } : undefined };
		}
		if (choices.includes(true)) {
			throw new InvalidValue(templateProject.displayName, 'choose the project to copy from');
		}
		return undefined;
	},
);
