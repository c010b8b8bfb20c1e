import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApsClient } from '../../nodes/apsClient/client';
import { adminPages } from '../../nodes/apsLists/adminPages';
import { hookPages } from '../../nodes/apsLists/hookPages';
import { hqPages } from '../../nodes/apsLists/hqPages';
import { jsonApiPages } from '../../nodes/apsLists/jsonApiPages';
import { ossPages } from '../../nodes/apsLists/ossPages';
import { searchDocuments } from '../../nodes/apsLists/searchDocuments';
import { adminList } from '../../protocol/aps/lists/constructionList';
import { hookList } from '../../protocol/aps/lists/hookList';
import { hqList } from '../../protocol/aps/lists/hqList';
import { jsonApiList } from '../../protocol/aps/lists/jsonApiList';
import { linkedPages } from '../../protocol/aps/lists/linkedList';
import type { ListSource } from '../../protocol/aps/lists/listSource';
import { offsetPages } from '../../protocol/aps/lists/offsetList';
import { ossList } from '../../protocol/aps/lists/ossList';
import { searchPages } from '../../protocol/aps/lists/searchList';
import { ApsApi } from '../../worker/src/aps/apsApi';
import { runWithClient } from '../harness/runWithClient';
import { startScriptedServer } from '../harness/scriptedServer';
import type { Script, ScriptedServer } from '../harness/scriptedServer';

/** Both clients read the same lists, so that node and worker can never disagree on their content. */

type Outcome = { ids: string[] } | { error: string };
type Reading = AsyncGenerator<readonly object[] | { rows: readonly object[] }>;

let server: ScriptedServer;
beforeAll(async () => {
	server = await startScriptedServer();
});
afterAll(() => server.close());

async function idsOf(reading: Reading): Promise<string[]> {
	const ids: string[] = [];
	for await (const page of reading) {
		const rows = 'rows' in page ? page.rows : page;
		ids.push(...rows.map((row) => String(Object.values(row)[0])));
	}
	return ids;
}

async function withNode(read: (aps: ApsClient) => Reading): Promise<Outcome> {
	let ids: string[] = [];
	const error = await runWithClient(server.url, async (aps) => {
		ids = await idsOf(read(aps));
	});
	return error ? { error: `${error.message}: ${error.description}` } : { ids };
}

async function withWorker(read: (source: ListSource) => Reading): Promise<Outcome> {
	const app = { clientId: 'client', clientSecret: 'secret', baseUrl: server.url };
	const source = new ApsApi(app, 1).source({ scopes: ['data:read'], budget: 'hookRead' });
	try {
		return { ids: await idsOf(read(source)) };
	} catch (error) {
		return { error: (error as Error).message };
	}
}

interface Kind {
	node: (aps: ApsClient) => Reading;
	worker: (source: ListSource) => Reading;
	row: (id: string) => object;
}

function outcomes({ node, worker }: Kind): Record<string, () => Promise<Outcome>> {
	return { node: async () => await withNode(node), worker: async () => await withWorker(worker) };
}

/** Neither a list of any kind nor a documented response for an empty one. */
const BROKEN: Array<[what: string, answer: ReturnType<Script>]> = [
	['text that is not JSON', { contentType: 'text/plain', body: 'upstream error' }],
	['nothing', {}],
	['null', { body: 'null' }],
	['an empty object', { body: {} }],
	['rows that are not a list', { body: { data: 'none', items: 'none', results: 'none' } }],
	['rows that are not records', { body: { data: [null], items: [null], results: [null] } }],
];
const WEB_PAGE = { contentType: 'text/html', body: '<html>Sign in to the proxy</html>' };

interface LinkedKind extends Kind {
	path: string;
	/** The page of a request, counting from 0. */
	numberOf: (url: URL) => number;
	answer: (rows: object[], next: number | undefined) => object;
}

const CONTENTS = '/data/v1/projects/b.1/folders/f/contents';
const SEARCH = '/data/v1/projects/b.1/folders/f/search';
const HOOKS = '/webhooks/v1/systems/data/hooks';
const BUCKETS = '/oss/v2/buckets';

const resource = (id: string) => ({ id, type: 'items' });
const paged = (url: URL) => Number(url.searchParams.get('page[number]') ?? 0);
const jsonApiAnswer = (path: string) => (data: object[], next: number | undefined) => ({
	data,
	links: next === undefined ? {} : { next: { href: `${path}?page[number]=${next}` } },
});

const LINKED: Record<string, LinkedKind> = {
	'Data Management': {
		path: CONTENTS,
		node: (aps) => jsonApiPages(aps, CONTENTS),
		worker: (source) => linkedPages(source, jsonApiList, { path: CONTENTS }),
		row: resource,
		numberOf: paged,
		answer: jsonApiAnswer(CONTENTS),
	},
	'Search Folder': {
		path: SEARCH,
		node: (aps) => searchDocuments(aps, SEARCH, {}),
		worker: (source) => searchPages(source, { path: SEARCH }, Infinity, 1),
		row: resource,
		numberOf: paged,
		answer: jsonApiAnswer(SEARCH),
	},
	Webhooks: {
		path: HOOKS,
		node: (aps) => hookPages(aps, HOOKS, { accept: [404] }),
		worker: (source) => linkedPages(source, hookList, { path: HOOKS, accept: [404] }),
		row: (hookId) => ({ hookId, system: 'data', event: 'dm.version.added' }),
		numberOf: (url) => Number(url.searchParams.get('pageState') ?? 0),
		answer: (data, next) => ({ data, links: { next: next === undefined ? null : String(next) } }),
	},
	'Object Storage': {
		path: BUCKETS,
		node: (aps) => ossPages(aps, BUCKETS),
		worker: (source) => linkedPages(source, ossList, { path: BUCKETS }),
		row: (bucketKey) => ({ bucketKey }),
		numberOf: (url) => Number(url.searchParams.get('startAt') ?? 0),
		answer: (items, next) => ({
			items,
			next:
				next === undefined
					? undefined
					: `https://developer.api.autodesk.com${BUCKETS}?startAt=${next}&limit=10`,
		}),
	},
};

describe.each(Object.entries(LINKED))('lists of %s', (_name, kind) => {
	const { answer, numberOf, row } = kind;

	/** Pages of these ids, each naming the one after it. */
	const pagesOf =
		(...pages: string[][]): Script =>
		(url) => {
			const number = numberOf(url);
			const next = number + 1 < pages.length ? number + 1 : undefined;
			return { body: answer((pages[number] ?? []).map(row), next) };
		};

	describe.each(Object.entries(outcomes(kind)))('read by the %s', (_client, read) => {
		it.each([
			['pages of any length', pagesOf(['a', 'b'], ['c'], ['d', 'e']), ['a', 'b', 'c', 'd', 'e']],
			['an empty page before others', pagesOf(['a'], [], ['b']), ['a', 'b']],
			[
				'rows pushed to the next page by new ones',
				pagesOf(['a', 'b'], ['b', 'c']),
				['a', 'b', 'c'],
			],
			['an empty list', pagesOf([]), []],
			['an empty list answered with 204', () => ({ status: 204 }), []],
		] satisfies Array<[string, Script, string[]]>)('include %s', async (_what, script, ids) => {
			server.begin(script);
			expect(await read()).toEqual({ ids });
		});

		it.each(BROKEN)('are an error when the answer is %s', async (_what, broken) => {
			server.begin(() => broken);
			expect(await read()).toEqual({ error: expect.stringContaining('is not a list') });
		});

		it('are an error when a later page is not a list', async () => {
			server.begin((url, call) => (call === 0 ? pagesOf(['a'], [])(url, call) : { body: {} }));
			expect(await read()).toEqual({ error: expect.stringContaining('is not a list') });
		});

		it('are an error when the response is a web page', async () => {
			server.begin(() => WEB_PAGE);
			expect(await read()).toEqual({ error: expect.stringMatching(/web page/) });
		});

		it('are an error when they do not end', async () => {
			server.begin(() => ({ body: answer([row('a')], 1) }));
			expect(await read()).toEqual({ error: expect.stringMatching(/in a circle|the same page/) });
			expect(server.asked.length).toBeLessThanOrEqual(4);
		});
	});
});

describe.each(Object.entries(outcomes(LINKED.Webhooks)))(
	'webhooks read by the %s',
	(_client, read) => {
		it('are an empty list after a 404 that the request accepts', async () => {
			server.begin(() => ({ status: 404, body: { code: '404' } }));
			expect(await read()).toEqual({ ids: [] });
		});
	},
);

interface OffsetKind extends Kind {
	pageSize: number;
	answer: (rows: object[], place: { offset: number; limit: number; all: number }) => unknown;
}

const USERS = '/hq/v1/accounts/1/users';
const PROJECTS = '/construction/admin/v1/accounts/1/projects';

const hq: OffsetKind = {
	node: (aps) => hqPages(aps, { path: USERS }),
	worker: (source) => offsetPages(source, hqList, { request: { path: USERS }, pagesAtOnce: 1 }),
	row: (id) => ({ id }),
	pageSize: 100,
	answer: (rows) => rows,
};

const admin: OffsetKind = {
	node: (aps) => adminPages(aps, { path: PROJECTS }),
	worker: (source) =>
		offsetPages(source, adminList, { request: { path: PROJECTS }, pagesAtOnce: 1 }),
	row: (id) => ({ id }),
	pageSize: 200,
	answer: (results, { offset, limit, all }) => ({
		pagination: {
			limit,
			offset,
			totalResults: all,
			nextUrl: offset + limit < all ? `${PROJECTS}?offset=${offset + limit}` : null,
		},
		results,
	}),
};

/** An admin list whose pagination lacks these fields. */
const adminWithout = (...fields: string[]): OffsetKind => ({
	...admin,
	answer(rows, place) {
		const { pagination, results } = admin.answer(rows, place) as {
			pagination: Record<string, unknown>;
			results: object[];
		};
		const kept = Object.entries(pagination).filter(([field]) => !fields.includes(field));
		return { pagination: Object.fromEntries(kept), results };
	},
});

const OFFSET: Record<string, OffsetKind> = {
	hq,
	'construction/admin': admin,
	'construction/admin without total': adminWithout('totalResults'),
	'construction/admin without links': adminWithout('nextUrl'),
	'construction/admin without either': adminWithout('nextUrl', 'totalResults'),
	'construction/admin without any of it': adminWithout(
		'limit',
		'offset',
		'nextUrl',
		'totalResults',
	),
	'construction/admin with a total that is too low': {
		...admin,
		answer: (rows, place) => ({
			pagination: { limit: place.limit, totalResults: 1 },
			results: rows,
		}),
	},
};

const numbered = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => `row-${from + index}`);

describe.each(Object.entries(OFFSET))('lists of %s', (_name, kind) => {
	const { answer, pageSize, row } = kind;

	/** Answers with the requested part of a list, which may change from call to call. */
	const serve =
		(
			list: (call: number) => string[],
			isVisible: (id: string) => boolean = () => true,
			most = pageSize,
		): Script =>
		(url, call) => {
			const all = list(call);
			const offset = Number(url.searchParams.get('offset') ?? 0);
			const limit = Math.min(Number(url.searchParams.get('limit') ?? 10), most);
			const rows = all
				.slice(offset, offset + limit)
				.filter(isVisible)
				.map(row);
			return { body: answer(rows, { offset, limit, all: all.length }) };
		};
	const all = numbered(2 * pageSize + 30);

	describe.each(Object.entries(outcomes(kind)))('read by the %s', (_client, read) => {
		it('are read to the end', async () => {
			server.begin(serve(() => all));
			expect(await read()).toEqual({ ids: all });
		});

		it('of one page take at most one extra call', async () => {
			server.begin(serve(() => numbered(3)));
			expect(await read()).toEqual({ ids: numbered(3) });
			expect(server.asked.length).toBeLessThanOrEqual(2);
		});

		it('have no gap after a page shortened by a hidden row', async () => {
			const hidden = ['row-7', `row-${pageSize + 1}`, `row-${pageSize + 2}`];
			server.begin(
				serve(
					() => all,
					(id) => !hidden.includes(id),
				),
			);
			expect(await read()).toEqual({ ids: all.filter((id) => !hidden.includes(id)) });
		});

		it('have no gap when the service caps its pages', async () => {
			server.begin(serve(() => all, undefined, 40));
			expect(await read()).toEqual({ ids: all });
		});

		it('contain each row once even if rows are added in front meanwhile', async () => {
			server.begin(serve((call) => (call === 0 ? all : ['new-1', 'new-2', ...all])));
			const outcome = await read();
			expect(outcome).toEqual({ ids: all });
		});

		it('include rows that are added at the end meanwhile', async () => {
			const grown = numbered(3 * pageSize + 5);
			server.begin(serve((call) => (call === 0 ? all : grown)));
			expect(await read()).toEqual({ ids: grown });
		});

		it('may be empty', async () => {
			server.begin(serve(() => []));
			expect(await read()).toEqual({ ids: [] });
		});

		it('may be empty with status 204', async () => {
			server.begin(() => ({ status: 204 }));
			expect(await read()).toEqual({ ids: [] });
		});

		it.each(BROKEN)('are an error when the answer is %s', async (_what, broken) => {
			server.begin(() => broken);
			expect(await read()).toEqual({ error: expect.stringContaining('is not a list') });
		});

		it('are an error when the response is a web page', async () => {
			server.begin(() => WEB_PAGE);
			expect(await read()).toEqual({ error: expect.stringMatching(/web page/) });
		});
	});
});

describe.each(Object.entries(outcomes(hq)))(
	'a service that ignores offsets, read by the %s',
	(_client, read) => {
		it('ends with a list that is complete', async () => {
			server.begin(() => ({ body: numbered(7).map((id) => ({ id })) }));
			expect(await read()).toEqual({ ids: numbered(7) });
			expect(server.asked.length).toBeLessThanOrEqual(2);
		});

		it('is an error with a list that may be longer', async () => {
			server.begin(() => ({ body: numbered(100).map((id) => ({ id })) }));
			expect(await read()).toEqual({ error: expect.stringContaining('the same page') });
		});
	},
);
