import { defineEndpoint } from '../http/endpoint';
import { pageReply, readRange, recordOf, recordsOf } from './records';

const SUBMITTALS = {
	service: 'submittals',
	tokens: ['3L', 'SSA'],
	scopes: ['data:read'],
	perMinute: 600,
} as const;
const ITEMS = '/construction/submittals/v2/projects/{projectId}/items';

const DAY = /^\d{4}-\d\d-\d\d$/;

export const listSubmittals = defineEndpoint({
	...SUBMITTALS,
	method: 'GET',
	path: ITEMS,
	query: ['limit', 'offset', 'sort', 'search', /^filter\[(updatedAt|statusId|stateId|id)\]$/],
	handle(call) {
		const { query, url } = call;
		const limit = query.integer('limit', 20, 1, 50);
		const offset = query.integer('offset', 0, 0);
		query.oneOf('sort', ['createdAt asc', 'createdAt']);
		const days = query.text('filter[updatedAt]');
		let rows = recordsOf(call, call.sim.state.submittals);
		if (days !== undefined) {
			const [from, to] = readRange(days, DAY);
			rows = rows.filter(({ updatedAt }) => {
				const day = updatedAt.slice(0, 10);
				return day >= from && day <= to;
			});
		}
		return pageReply('results', rows, { limit, offset }, url);
	},
});

export const getSubmittal = defineEndpoint({
	...SUBMITTALS,
	method: 'GET',
	path: `${ITEMS}/{itemId}`,
	handle: (call) => ({
		status: 200,
		body: recordOf(call, call.sim.state.submittals, call.params.itemId),
	}),
});
