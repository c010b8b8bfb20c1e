import { jsonApiDocuments } from '../../../apsLists/jsonApiPages';
import { collect } from '../../../apsLists/pages';
import type { Pages } from '../../../apsLists/pages';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { nameMatcher } from '../../../fields/dataManagementFilters';
import { simplified, simplify } from '../../../fields/simplify';
import { hubExample, simplifyHub } from '../../../records/hub';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { queryOf } from '../../../parameters/query';
import { hubFilters } from './filters';
import { explainEmptyList, showWarnings } from './hints';

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
		const matches = nameMatcher(run) ?? (() => true);
		const hubs = await collect(matchingHubs(run, matches), limitOf(run));
		if (hubs.length === 0) explainEmptyList(run);
		return hubs.map((hub) => simplified(run, hub, simplifyHub));
	},
});

/** Autodesk documents a single page, and would link to a next one as in its other lists. */
async function* matchingHubs(
	run: OperationRun,
	matches: (hub: JsonApiResource) => boolean,
): Pages<JsonApiResource> {
	const query = queryOf(run, hubFilters);
	for await (const { rows, meta } of jsonApiDocuments(run.aps, run.path(), query)) {
		showWarnings(run, meta);
		yield rows.filter(matches);
	}
}
