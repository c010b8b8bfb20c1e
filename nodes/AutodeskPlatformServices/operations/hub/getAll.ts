import { jsonApiPage } from '../../../apsLists/jsonApiPages';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { nameMatcher } from '../../../fields/dataManagementFilters';
import { simplified, simplify } from '../../../fields/simplify';
import { hubExample, simplifyHub } from '../../../records/hub';
import { defineOperation } from '../../../operations/operation';
import { queryOf } from '../../../parameters/query';
import { hubFilters } from './filters';
import { hintAbout } from './hints';

export const getAll = defineOperation({
	action: 'List Hubs',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many hubs',
	description:
		'Retrieve a list of the ACC and BIM 360 accounts, teams and personal hubs that the credential can access',
	endpoint: 'GET /project/v1/hubs',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [...returnAllOrLimit, simplify, hubFilters],
	example: hubExample,
	async execute(run) {
		const limit = limitOf(run);
		const matches = nameMatcher(run);
		const page = await jsonApiPage(run.aps, run.path(), queryOf(run, hubFilters));
		hintAbout(run, page);
		const hubs = matches ? page.rows.filter(matches) : page.rows;
		return hubs.slice(0, limit).map((hub) => simplified(run, hub, simplifyHub));
	},
});
