import { collect } from '../../../apsLists/pages';
import { JSON_API_PAGE_SIZE } from '../../../../protocol/aps/lists/jsonApiList';
import { jsonApiPages } from '../../../apsLists/jsonApiPages';
import type { Pages } from '../../../apsLists/pages';
import { hub, hubId } from '../../../fields/hub';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { nameMatcher } from '../../../fields/dataManagementFilters';
import { simplified, simplify } from '../../../fields/simplify';
import { projectExample, simplifyProject } from '../../../records/project';
import { defineOperation } from '../../../operations/operation';
import { queryOf } from '../../../parameters/query';
import { projectFilters } from './filters';

export const getAll = defineOperation({
	action: 'List Projects',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many projects in hub',
	description: 'Retrieve a list of the active projects of a hub',
	endpoint: 'GET /project/v1/hubs/{hub_id}/projects',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hub, ...returnAllOrLimit, simplify, projectFilters],
	example: projectExample,
	async execute(run) {
		const limit = limitOf(run);
		const matches = nameMatcher(run);
		const pages = jsonApiPages(run.aps, run.path({ hub_id: hubId(run) }), {
			'page[limit]': pageSizeFor(matches ? undefined : limit, JSON_API_PAGE_SIZE),
			...queryOf(run, projectFilters),
		});
		const projects = await collect(matches ? passing(pages, matches) : pages, limit);
		return projects.map((project) => simplified(run, project, simplifyProject));
	},
});

async function* passing<Row>(pages: Pages<Row>, matches: (row: Row) => boolean): Pages<Row> {
	for await (const page of pages) yield page.filter(matches);
}
