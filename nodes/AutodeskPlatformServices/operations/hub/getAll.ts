import type { JsonApiList } from '../../../../protocol/aps/jsonApi';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { dataManagementQuery } from '../../../fields/dataManagementFilters';
import { simplified, simplify } from '../../../fields/simplify';
import { hubExample, simplifyHub } from '../../../records/hub';
import { defineOperation } from '../../../operations/operation';
import { hubFilters } from './filters';
import { hintAbout } from './hints';

export const getAll = defineOperation({
	action: 'List Hubs',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many hubs',
	description: 'Retrieve a list of the ACC and BIM 360 accounts, teams and personal hubs in reach',
	endpoint: 'GET /project/v1/hubs',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [...returnAllOrLimit, simplify, hubFilters],
	example: hubExample,
	async execute(run) {
		const limit = limitOf(run);
		const { query, name } = dataManagementQuery(run, 'Hub');
		const answer = await run.aps.get<JsonApiList>(run.path(), query);
		hintAbout(run, answer);
		const { data = [] } = answer;
		const hubs = name.matches ? data.filter(name.matches) : data;
		return hubs.slice(0, limit).map((hub) => simplified(run, hub, simplifyHub));
	},
});
