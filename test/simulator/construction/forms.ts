import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { pageReply, recordsOf } from './records';

/** Version 2 of the API. There is no call for a single form. */
export const listForms = defineEndpoint({
	service: 'forms',
	tokens: ['3L', 'SSA'],
	scopes: ['data:read'],
	perMinute: 100,
	method: 'GET',
	path: '/construction/forms/v2/projects/{projectId}/forms',
	query: ['limit', 'offset', 'ids', 'updatedAfter', 'updatedBefore', 'sort', 'statuses', 'search'],
	handle(call) {
		const { query, url } = call;
		const limit = query.integer('limit', 50, 1, 50);
		const offset = query.integer('offset', 0, 0);
		query.oneOf('sort', ['formNum asc', 'formNum', 'updatedAt desc']);
		const ids = query.text('ids')?.split(',');
		const after = query.text('updatedAfter');
		const from = after === undefined ? Number.NEGATIVE_INFINITY : Date.parse(after);
		if (Number.isNaN(from)) throw new Refusal(400, `"${after}" is not an ISO 8601 time`);
		const rows = recordsOf(call, call.sim.state.forms).filter(
			({ id, updatedAt }) => (!ids || ids.includes(id)) && Date.parse(updatedAt) >= from,
		);
		return pageReply('data', rows, { limit, offset }, url);
	},
});
