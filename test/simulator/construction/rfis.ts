import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint';
import { pageReply, readRange, recordOf, recordsOf } from './records';

const RFIS = {
	service: 'rfis',
	tokens: ['3L', 'SSA'],
	scopes: ['data:read'],
	perMinute: 100,
} as const;
const PROJECT = '/construction/rfis/v3/projects/{projectId}';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const sortBy = z
	.object({
		field: z.enum(['createdAt', 'updatedAt', 'status', 'dueDate', 'title', 'customIdentifier']),
		order: z.enum(['ASC', 'DESC']),
	})
	.strict();

/** Sorts by the time of creation only: what else the service sorts by is not needed. */
export const searchRfis = defineEndpoint({
	...RFIS,
	method: 'POST',
	path: `${PROJECT}/search:rfis`,
	body: z
		.object({
			limit: z.number().int().min(1).max(200).default(10),
			offset: z.number().int().min(0).default(0),
			search: z.string().optional(),
			sort: z.array(sortBy).optional(),
			filter: z
				.object({ updatedAt: z.string(), status: z.array(z.string()), id: z.array(z.string()) })
				.partial()
				.strict()
				.optional(),
			fields: z.array(z.string()).optional(),
		})
		.strict(),
	handle(call) {
		const { filter = {}, limit, offset } = call.body;
		let rows = recordsOf(call, call.sim.state.rfis);
		if (filter.updatedAt !== undefined) {
			const [from, to] = readRange(filter.updatedAt, TIME).map((text) => Date.parse(text));
			rows = rows.filter(({ updatedAt }) => {
				const time = Date.parse(updatedAt);
				return time >= from && time <= to;
			});
		}
		return pageReply('results', rows, { limit, offset });
	},
});

export const getRfi = defineEndpoint({
	...RFIS,
	method: 'GET',
	path: `${PROJECT}/rfis/{rfiId}`,
	handle: (call) => ({ status: 200, body: recordOf(call, call.sim.state.rfis, call.params.rfiId) }),
});
