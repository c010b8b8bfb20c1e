import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint';
import type { ProjectRecord } from '../state/projectRecord';
import { pageReply, readRange, recordsOf } from './records';
import { PROJECT, RFIS } from './rfiSettings';
import { rfiOf, shown } from './rfiWriting';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** Autodesk refuses empty filters. */
const texts = z.array(z.string().min(1)).min(1);

/** Filters by times that a field of the same name has. */
const TIMES = ['createdAt', 'updatedAt', 'closedAt', 'dueDate'] as const;

/** Filters by any of several values. The rest of the documented filters is taken, but finds everything. */
const VALUES = ['id', 'status', 'priority', 'costImpact', 'scheduleImpact', 'rfiTypeId'] as const;

const filters = z
	.object({
		createdAt: z.string(),
		updatedAt: z.string(),
		closedAt: z.string(),
		dueDate: z.string(),
		id: texts,
		status: texts,
		priority: texts,
		costImpact: texts,
		scheduleImpact: texts,
		rfiTypeId: texts,
		assignedTo: texts,
		createdBy: texts,
		locations: texts,
		discipline: texts,
		category: texts,
		officialResponseStatus: texts,
		reference: z.string().min(1).max(20),
		includeHidden: z.boolean(),
		customAttributes: z.record(z.string()),
	})
	.partial()
	.strict();

const sortBy = z
	.object({
		field: z.enum([
			'createdAt',
			'status',
			'dueDate',
			'title',
			'location',
			'updatedAt',
			'closedAt',
			'costImpact',
			'scheduleImpact',
			'priority',
			'discipline',
			'category',
			'reference',
			'customIdentifier',
			'customAttribute',
		]),
		order: z.enum(['ASC', 'DESC']),
	})
	.strict();

/** Sorts by the time of creation, in either direction: what else the service sorts by is not needed. */
export const searchRfis = defineEndpoint({
	...RFIS,
	scopes: ['data:read'],
	method: 'POST',
	path: `${PROJECT}/search:rfis`,
	body: z
		.object({
			limit: z.number().int().min(1).max(200).default(10),
			offset: z.number().int().min(0).default(0),
			search: z.string().optional(),
			sort: z.array(sortBy).optional(),
			filter: filters.optional(),
			fields: z.array(z.string()).optional(),
		})
		.strict(),
	handle(call) {
		const { filter = {}, search = '', sort = [], limit, offset } = call.body;
		const test = filterTest(filter);
		const text = search.toLowerCase();
		const rows = recordsOf(call, call.sim.state.rfis).filter(
			(rfi) =>
				test(rfi) && `${String(rfi.title)} ${String(rfi.question)}`.toLowerCase().includes(text),
		);
		const isNewestFirst = sort[0]?.field === 'createdAt' && sort[0].order === 'DESC';
		return pageReply('results', isNewestFirst ? rows.reverse() : rows, { limit, offset });
	},
});

export const getRfi = defineEndpoint({
	...RFIS,
	scopes: ['data:read'],
	method: 'GET',
	path: `${PROJECT}/rfis/{rfiId}`,
	handle: (call) => ({ status: 200, body: shown(call, rfiOf(call)) }),
});

/** @throws Refusal 400 for a range that is none */
function filterTest(filter: z.infer<typeof filters>): (rfi: ProjectRecord) => boolean {
	const tests = TIMES.flatMap((name) => {
		const range = filter[name];
		if (range === undefined) return [];
		const [from, to] = readRange(range, TIME).map((time) => Date.parse(time));
		return (rfi: ProjectRecord) => {
			const time = Date.parse(String(rfi[name]));
			return time >= from && time <= to;
		};
	});
	const choices = VALUES.flatMap((name) => {
		const wanted = filter[name];
		return wanted === undefined ? [] : (rfi: ProjectRecord) => wanted.includes(String(rfi[name]));
	});
	return (rfi) => [...tests, ...choices].every((test) => test(rfi));
}
