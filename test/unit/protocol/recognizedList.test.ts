import { describe, expect, it } from 'vitest';
import { followLink } from '../../../protocol/aps/lists/followLink';
import type { ListSource } from '../../../protocol/aps/lists/listSource';
import { listRows } from '../../../protocol/aps/lists/listRows';
import { recognizedPages } from '../../../protocol/aps/lists/recognizedList';
import type { ApsRequest } from '../../../protocol/aps/request';

/** The rows of a list that a service answers with, and the pages that were asked for after the first. */
async function readList(
	request: ApsRequest,
	answer: (call: number, request: ApsRequest) => unknown,
	limit?: number,
) {
	const asked: unknown[] = [];
	const source: ListSource = {
		async send(next) {
			const { path, query, body } = next;
			asked.push(query ? { path, query } : (body ?? path));
			return { status: 200, headers: {}, body: answer(asked.length, next) };
		},
		brokenList: (_request, problem) => new Error(problem),
	};
	const rows: unknown[] = [];
	const first = { status: 200, headers: {}, body: answer(0, request) };
	for await (const page of recognizedPages(source, request, first, limit)) rows.push(...page.rows);
	return { rows, asked };
}

const row = (id: number) => ({ id });

/** Three pages of one row each; all but the last point to the next one. */
const threePages = (pageOf: (call: number, isLast: boolean) => unknown) => (call: number) =>
	pageOf(call, call === 2);

const URL_OF = (path: string) => `https://developer.api.autodesk.com${path}`;

describe('a list of a service is read to its end', () => {
	it.each<
		[what: string, path: string, page: (call: number, isLast: boolean) => unknown, asked: unknown[]]
	>([
		[
			'by links of Data Management',
			'/data/v1/a?filter[type]=x',
			(call, isLast) => ({
				data: [row(call)],
				links: isLast ? {} : { next: { href: URL_OF(`/data/v1/a?page%5Bnumber%5D=${call + 1}`) } },
			}),
			[
				'/data/v1/a?page%5Bnumber%5D=1&filter[type]=x',
				'/data/v1/a?page%5Bnumber%5D=2&filter[type]=x',
			],
		],
		[
			'by page states of webhooks',
			'/webhooks/v1/hooks',
			(call, isLast) => ({ data: [row(call)], links: { next: isLast ? null : `s${call + 1}` } }),
			['/webhooks/v1/hooks?pageState=s1', '/webhooks/v1/hooks?pageState=s2'],
		],
		[
			'by links of OSS, which leave out the region',
			'/oss/v2/buckets?region=EMEA',
			(call, isLast) => ({
				items: [row(call)],
				next: isLast ? undefined : URL_OF(`/oss/v2/buckets?startAt=k${call + 1}`),
			}),
			['/oss/v2/buckets?startAt=k1&region=EMEA', '/oss/v2/buckets?startAt=k2&region=EMEA'],
		],
		[
			'by nextUrl',
			'/construction/forms/v2/a?limit=1',
			(call, isLast) => ({
				data: [row(call)],
				pagination: { nextUrl: isLast ? null : `/construction/forms/v2/a?offset=${call + 1}` },
			}),
			['/construction/forms/v2/a?offset=1&limit=1', '/construction/forms/v2/a?offset=2&limit=1'],
		],
		[
			'by offset and total',
			'/construction/issues/v1/a',
			(call) => ({
				results: [row(call)],
				pagination: { limit: 1, offset: call, totalResults: 3 },
			}),
			['/construction/issues/v1/a?offset=1', '/construction/issues/v1/a?offset=2'],
		],
		[
			'by a total alone, from the offset that was asked for',
			'/cost/v1/a?offset=10',
			(call) => ({ results: [row(call)], pagination: { total: 13 } }),
			['/cost/v1/a?offset=11', '/cost/v1/a?offset=12'],
		],
		[
			'by cursors of assets',
			'/construction/assets/v2/a?limit=1',
			(call, isLast) => ({
				results: [row(call)],
				pagination: { limit: 1, cursorState: isLast ? '' : `c=${call + 1}` },
			}),
			[
				'/construction/assets/v2/a?cursorState=c%3D1&limit=1',
				'/construction/assets/v2/a?cursorState=c%3D2&limit=1',
			],
		],
		[
			'by a cursor next to the rows',
			'/a',
			(call, isLast) => ({ results: [row(call)], nextCursor: isLast ? null : `c${call + 1}` }),
			['/a?cursor=c1', '/a?cursor=c2'],
		],
		[
			'by continuation tokens of relationships',
			'/bim360/relationship/v2/a',
			(call, isLast) => ({
				page: { continuationToken: isLast ? null : `t${call + 1}` },
				relationships: [row(call)],
			}),
			[
				'/bim360/relationship/v2/a?continuationToken=t1',
				'/bim360/relationship/v2/a?continuationToken=t2',
			],
		],
		[
			'by pagination tokens of Design Automation',
			'/da/us-east/v3/activities',
			(call, isLast) => ({
				data: [row(call)],
				paginationToken: isLast ? null : `t${call + 1}`,
			}),
			['/da/us-east/v3/activities?page=t1', '/da/us-east/v3/activities?page=t2'],
		],
	])('%s', async (_what, path, page, asked) => {
		const read = await readList({ path }, threePages(page));
		expect(read).toEqual({ rows: [row(0), row(1), row(2)], asked });
	});

	it('by offsets in the body of a search', async () => {
		const request = { method: 'POST', path: '/rfis', body: { limit: 1, text: 'a' } } as const;
		const { rows, asked } = await readList(request, (call) => ({
			results: [row(call)],
			pagination: { limit: 1, offset: call, totalResults: 2 },
		}));
		expect([rows, asked]).toEqual([[row(0), row(1)], [{ limit: 1, text: 'a', offset: 1 }]]);
	});

	it('by offsets in a member of the body, as for properties of models', async () => {
		const body = { query: {}, pagination: { offset: 0, limit: 1 } };
		const request = { method: 'POST', path: '/properties:query', body } as const;
		const { rows, asked } = await readList(request, (call) => ({
			data: { collection: [row(call)] },
			pagination: { limit: 1, offset: call, totalResults: 2 },
		}));
		expect([rows, asked]).toEqual([
			[row(0), row(1)],
			[{ query: {}, pagination: { offset: 1, limit: 1 } }],
		]);
	});

	it('by the next body that photos return', async () => {
		const request = { method: 'POST', path: '/photos:filter', body: {} } as const;
		const { rows, asked } = await readList(request, (call) => ({
			results: [row(call)],
			pagination: call === 1 ? {} : { nextPost: { body: { cursorState: 'c' } } },
		}));
		expect([rows, asked]).toEqual([[row(0), row(1)], [{ cursorState: 'c' }]]);
	});

	it('by offsets of hq, whose bare arrays do not say whether more follow', async () => {
		const all = Array.from({ length: 130 }, (_, id) => ({ id: String(id) }));
		const { rows } = await readList({ path: '/hq/v1/users?limit=10' }, (call, { query = {} }) => {
			const offset = Number(query.offset ?? 0);
			return call === 0 ? all.slice(0, 10) : all.slice(offset, offset + 100);
		});
		expect(rows).toEqual(all);
	});

	it('as one page if it is a bare array of any other service', async () => {
		const { rows, asked } = await readList({ path: '/bim360/docs/v1/a' }, () => [row(1), 'x']);
		expect([rows, asked]).toEqual([[row(1), { data: 'x' }], []]);
	});

	it('with rows that look the same, which nobody knows to be repeated', async () => {
		const { rows } = await readList({ path: '/a' }, () => ({ results: [row(1), row(1)] }));
		expect(rows).toEqual([row(1), row(1)]);
	});

	it('past an empty page before others, whose rows are hidden', async () => {
		const { rows } = await readList({ path: '/a' }, (call) => ({
			results: call === 1 ? [] : [row(call)],
			pagination: {
				offset: call * 10,
				limit: 10,
				totalResults: 30,
				nextUrl: call < 2 ? `/a?offset=${call * 10 + 10}` : null,
			},
		}));
		expect(rows).toEqual([row(0), row(2)]);
	});
});

describe('a list that does not end', () => {
	it.each<[what: string, answer: (call: number) => unknown]>([
		['in a circle', () => ({ data: [row(1)], links: { next: '/a?page=1' } })],
		['the same page', (call) => ({ data: [row(1)], pagination: { cursorState: `c${call}` } })],
	])('is an error: %s', async (problem, answer) => {
		await expect(readList({ path: '/a' }, answer)).rejects.toThrow(problem);
	});

	it('is an error when a search in the body repeats itself', async () => {
		const request = { method: 'POST', path: '/search', body: {} } as const;
		const pages = readList(request, () => ({ data: [row(1)], pagination: { cursorState: 'c' } }));
		await expect(pages).rejects.toThrow('in a circle');
	});

	it('is an error when a later page is no list', async () => {
		const pages = readList({ path: '/a' }, (call) =>
			call === 0 ? { data: [], links: { next: '/a?page=1' } } : { message: 'oops' },
		);
		await expect(pages).rejects.toThrow('the answer is not a list');
	});
});

describe('what is no list', () => {
	it.each([
		['a record', { id: 1, name: 'A' }],
		['a record with a list in it', { urn: 'a', status: 'success', derivatives: [{}] }],
		['a document of Data Management', { data: { id: '1' }, included: [], links: {} }],
		['a value', 'text'],
		['nothing', undefined],
	])('is %s', (_what, body) => {
		expect(listRows(body)).toBeUndefined();
	});
});

describe('a link to the next page', () => {
	it.each([
		['https://elsewhere.example.com/a?x=1', 'https://elsewhere.example.com/a?x=1&y=2'],
		['//elsewhere.example.com/a', 'https://elsewhere.example.com/a?y=2'],
		['@elsewhere.example.com/a', '@elsewhere.example.com/a'],
		[':8443/a', ':8443/a'],
		['2', '2'],
		['/b', '/b?y=2'],
		['?y=3', '/a?y=3'],
	])('%s is left to whoever sends it, with the query that it lacks', (next, expected) => {
		expect(followLink('/a?y=2', next)).toBe(expected);
	});
});
