import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { ProjectRecord } from '../state/projectRecord';
import { pageReply, readRange, recordsOf } from './records';
import { SUBMITTALS, SUBMITTALS_PATH } from './submittalSettings';
import { shownSubmittal, submittalOf } from './submittalWriting';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Filters by days that a field of the same name has. */
const DAYS = ['createdAt', 'updatedAt', 'dueDate'] as const;

/** Filters by any of several values. The rest of the documented filters is taken, but finds everything. */
const VALUES = ['id', 'statusId', 'stateId', 'specId', 'typeId', 'packageId', 'manager'] as const;

const FILTERS =
	/^filter\[(title|statusId|specId|ballInCourtUsers|responseId|typeId|packageId|stateId|manager|createdBy|dueDate|createdAt|updatedAt|id)\]$/;

const SORTS =
	/^(createdAt|updatedAt|dueDate|title|customIdentifier|stateId|statusId)( asc| desc)?$/;

/** Sorts by the time of creation, in either direction: what else the service sorts by is not needed. */
export const listSubmittals = defineEndpoint({
	...SUBMITTALS,
	scopes: ['data:read'],
	method: 'GET',
	path: `${SUBMITTALS_PATH}/items`,
	query: ['limit', 'offset', 'sort', 'search', FILTERS],
	handle(call) {
		const { query, url } = call;
		const limit = query.integer('limit', 20, 1, 50);
		const offset = query.integer('offset', 0, 0);
		const sort = query.list('sort') ?? ['createdAt asc'];
		const wrong = sort.find((each) => !SORTS.test(each));
		if (wrong !== undefined) throw new Refusal(400, `"${wrong}" is not a sort order`);
		const search = (query.text('search') ?? '').toLowerCase();
		let rows = recordsOf(call, call.sim.state.submittals).filter(
			({ title, customIdentifierHumanReadable: number }) =>
				`${String(number)} ${String(title)}`.toLowerCase().includes(search),
		);
		for (const name of DAYS) {
			const range = query.text(`filter[${name}]`);
			if (range === undefined) continue;
			const [from, to] = readRange(range, DAY);
			rows = rows.filter((row) => isWithin(row, name, from, to));
		}
		for (const name of VALUES) {
			const wanted = query.list(`filter[${name}]`);
			if (wanted) rows = rows.filter((row) => wanted.includes(String(row[name])));
		}
		if (sort[0] === 'createdAt desc') rows.reverse();
		const shown = rows.map((row) => ({ ...row, attachments: undefined }));
		return pageReply('results', shown, { limit, offset }, url);
	},
});

function isWithin(row: ProjectRecord, name: string, from: string, to: string): boolean {
	const value = row[name];
	if (typeof value !== 'string') return false;
	const day = value.slice(0, 10);
	return day >= from && day <= to;
}

export const getSubmittal = defineEndpoint({
	...SUBMITTALS,
	scopes: ['data:read'],
	method: 'GET',
	path: `${SUBMITTALS_PATH}/items/{itemId}`,
	handle: (call) => ({ status: 200, body: shownSubmittal(call, submittalOf(call)) }),
});
