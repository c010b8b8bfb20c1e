import type { AnyEndpoint } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { LOCATIONS } from '../state/issueSettings';
import { teamOf } from '../teams/access';
import { pageReply } from '../teams/page';

const listLocations = defineEndpoint({
	service: 'locations',
	tokens: ['3L', 'SSA'],
	method: 'GET',
	path: '/construction/locations/v2/projects/{projectId}/trees/default/nodes',
	scopes: ['data:read'],
	query: ['limit', 'offset', 'filter[id]'],
	perMinute: 200,
	handle(call) {
		teamOf(call, ['build', 'docs']);
		const ids = call.query.list('filter[id]');
		const nodes = LOCATIONS.filter(({ id }) => ids === undefined || ids.includes(id));
		return pageReply(call, nodes, { most: 10_000, usual: 10_000 });
	},
});

export const locations: readonly AnyEndpoint[] = [listLocations];
