import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApsHook } from '../../../protocol/aps/hooks';
import type { ScriptedAnswer, ScriptedServer } from '../../../test/harness/scriptedServer';
import { startScriptedServer } from '../../../test/harness/scriptedServer';
import { ApsApi } from '../../src/aps/apsApi';
import { ApsError } from '../../src/aps/apsError';
import { ApsHooks } from '../../src/hooks/apsHooks';
import { FolderWalk } from '../../src/hooks/backfill/folderWalk';
import { seenHook } from '../../src/hooks/hookState';
import { PRIVATE_KEY } from '../setup/serviceAccount';
import { WATCH_KINDS } from '../../src/watches/kinds';

/** Whatever Autodesk, or something between, may answer with a status of success. */
const ANSWERS: Readonly<Record<string, ScriptedAnswer>> = {
	'an empty body': { body: '' },
	'no content': { status: 204 },
	'an empty web page': { contentType: 'text/html', body: '' },
	'a web page': { contentType: 'text/html', body: '<html>Sign in</html>' },
	text: { contentType: 'text/plain', body: 'OK' },
	null: { body: null },
	'a number': { body: 5 },
	'an empty list': { body: [] },
	'a list of nulls': { body: [null] },
	'a list of objects without anything': { body: [{}, { id: null }, { id: 7 }] },
	'an empty object': { body: {} },
	'data that is null': { body: { data: null, included: null, links: null, results: null } },
	'data without rows': { body: { data: [], included: null, links: null, results: [] } },
	'data that is an object': { body: { data: { type: 'any', id: 'urn:any:1' }, included: null } },
	'an object with nulls in it': {
		body: { data: { type: 'folders', id: 'urn:any:1', attributes: null, relationships: null } },
	},
	'data with nulls': { body: { data: [null], results: [null], included: [null] } },
	'rows full of nulls': {
		body: {
			data: [{ type: 'items', id: 'urn:any:1', attributes: null, relationships: null }],
			results: [{ id: null, name: null }],
			included: null,
		},
	},
	'webhooks full of nulls': {
		body: {
			data: [
				{
					hookId: '1',
					system: 'data',
					event: 'dm.version.added',
					callbackUrl: null,
					scope: null,
					status: null,
					hookAttribute: 'n8n',
					hookExpiry: 5,
					createdDate: {},
					filter: [],
				},
			],
		},
	},
	'a link that is a number': { body: { data: [], links: { next: 5 }, results: [] } },
	'a link to elsewhere': {
		body: {
			data: [{ type: 'items', id: 'urn:any:1' }],
			links: { next: { href: 'https://elsewhere.example.com/steal' } },
		},
	},
	'a link to itself': {
		body: { data: [], links: { next: { href: '/data/v1/projects/b.1/folders/f/contents' } } },
	},
};

/** What JavaScript says of a value that code did not expect. */
const ACCIDENT =
	/cannot read|is not (a function|iterable)|undefined \(|of (undefined|null)|\[object|Invalid time/i;

const place = {
	accountId: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	allProjects: false,
	projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	region: 'US' as const,
};
const address = { system: 'data', event: 'dm.version.added', hookId: '1' };
const { signal } = new AbortController();

const SIGN_IN = { clientId: 'app', clientSecret: 'secret' };
const APP = {
	...SIGN_IN,
	serviceAccount: {
		...SIGN_IN,
		serviceAccountId: 'account',
		keyId: 'key',
		privateKey: PRIVATE_KEY,
	},
};

/** Every call of the worker, and what must be true of what it makes of an answer. */
const CALLS: Readonly<Record<string, (aps: ApsApi) => Promise<void>>> = {
	'listing webhooks': async (aps) => {
		for (const hook of (await new ApsHooks(aps, 'US').list(signal)).values()) {
			expect(Object.values(seenHook(hook)).every((value) => typeof value !== 'number')).toBe(true);
		}
	},
	'reading a webhook': async (aps) => {
		const hook: ApsHook | undefined = await new ApsHooks(aps, 'US').get(address, signal);
		// Undefined would mean that Autodesk has no such webhook.
		expect(hook?.hookId).toEqual(expect.any(String));
	},
	'creating a webhook': async (aps) => {
		const hook = { callbackUrl: 'https://worker.example.com', scope: { folder: 'urn:any:1' } };
		const id = await new ApsHooks(aps, 'US').create(address, hook, signal);
		expect(id).toBeUndefined();
	},
	'changing a webhook': async (aps) => {
		await new ApsHooks(aps, 'US').update(address, { status: 'active' }, signal);
	},
	'deleting a webhook': async (aps) => {
		await new ApsHooks(aps, 'US').delete(address, signal);
	},
	'searching folders': async (aps) => {
		const walk = new FolderWalk(aps, 'b.1', Date.parse('2026-01-01'), signal);
		for await (const { resource, createdAt } of walk.additions('f')) {
			expect(resource.id).toEqual(expect.any(String));
			expect(createdAt).toBeGreaterThan(0);
		}
	},
	...Object.fromEntries(
		WATCH_KINDS.flatMap((kind) => [
			[
				`listing for the watch ${kind.id}`,
				async (aps: ApsApi) => {
					for await (const page of kind.pages(aps, place, signal)) {
						// The run refuses what has no ID.
						for (const { id } of page) expect(id).not.toMatch(/^(undefined|null|7)$/);
					}
				},
			],
			[
				`confirming a removal for the watch ${kind.id}`,
				async (aps: ApsApi) => {
					expect(await kind.exists(aps, place, '1', signal)).toBe(true);
				},
			],
		]),
	),
};

describe.each(Object.entries(CALLS))('%s', (_call, send) => {
	let server: ScriptedServer;
	let aps: ApsApi;
	beforeAll(async () => {
		server = await startScriptedServer();
		aps = new ApsApi({ ...APP, baseUrl: server.url }, 1);
	});
	afterAll(() => server.close());

	/** @returns the error; undefined without one */
	async function outcome(answer: ScriptedAnswer): Promise<unknown> {
		server.begin(() => answer);
		try {
			await send(aps);
			return undefined;
		} catch (error) {
			return error;
		}
	}

	it.each(Object.entries(ANSWERS))('takes %s for what it is', async (_name, answer) => {
		const error = await outcome(answer);
		expect(server.asked.length).toBeGreaterThan(0);
		// However odd the answer, nothing is asked for without end.
		expect(server.asked.length).toBeLessThan(20);
		if (error === undefined) return;
		if (!(error instanceof ApsError)) throw error;
		expect(error.message).not.toMatch(ACCIDENT);
	});

	it('does not take the 404 of something else for one of Autodesk', async () => {
		const answer = { status: 404, contentType: 'text/html', body: '<html>Not found</html>' };
		const error = await outcome(answer);
		expect(error).toBeInstanceOf(ApsError);
	});
});

describe('an error about an answer', () => {
	let server: ScriptedServer;
	beforeAll(async () => {
		server = await startScriptedServer();
	});
	afterAll(() => server.close());

	it.each<[body: unknown, said: string]>([
		['', 'the answer is not a list: it holds nothing'],
		[null, 'it holds null'],
		['OK', 'it holds the text "OK"'],
		[{ error: 'x', reason: 'y' }, 'it holds an object with error and reason'],
		[['eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln'], 'it holds a list of 1 values'],
		['Bearer eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln', 'it holds the text "Bearer [hidden]"'],
	])('says what %j holds', async (body, said) => {
		server.begin(() => ({ contentType: 'text/plain', body }));
		const aps = new ApsApi({ ...APP, baseUrl: server.url }, 1);
		await expect(new ApsHooks(aps, 'US').list(signal)).rejects.toThrow(said);
	});
});
