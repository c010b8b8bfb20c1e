import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { guid } from '../../../values/guid';

/** Entry of Filters for what a user can use in projects. */
export const inProjects = defineParameter({
	displayName: 'Project IDs',
	name: 'projectIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	description: 'Only what the user has in the projects with these IDs, separated by commas',
	query: 'filter[projectId]',
	read: read.list(guid),
});
