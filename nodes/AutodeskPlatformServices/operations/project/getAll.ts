import { collect, JSON_API_PAGE_SIZE, jsonApiPages } from '../../../shared/aps/pagination';
import { hub, hubId } from '../../fields/hub';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../fields/simplify';
import { projectExample, simplifyProject } from '../../records/project';
import { defineOperation } from '../operation';

export const getAll = defineOperation({
	action: 'List Projects',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many projects in hub',
	description: 'Retrieve a list of the active projects of a hub',
	endpoint: 'GET /project/v1/hubs/{hub_id}/projects',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hub,
		...returnAllOrLimit,
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Tower A',
					description: 'Only the project with exactly this name. Upper and lower case matter.',
				},
			],
		},
	],
	example: projectExample,
	async execute(run) {
		const limit = limitOf(run);
		const { name } = run.param<{ name?: string }>('filters', {});
		const pages = jsonApiPages(run.aps, run.path({ hub_id: hubId(run) }), {
			'filter[name]': name || undefined,
			'page[limit]': pageSizeFor(limit, JSON_API_PAGE_SIZE),
		});
		const projects = await collect(pages, limit);
		return projects.map((project) => simplified(run, project, simplifyProject));
	},
});
