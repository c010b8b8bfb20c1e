import { describe, expect, it } from 'vitest';
import { parseCallback, registeredHook } from '../../../protocol/callbacks/callback';
import { isTooDeep, MAX_JSON_DEPTH } from '../../../protocol/jsonDepth';

const parse = (body: unknown) => parseCallback(Buffer.from(JSON.stringify(body)));

const HOOK = { hookId: '1', system: 'data', event: 'dm.version.added' };

describe('a signed callback', () => {
	it.each([
		['with payload null', { hook: HOOK, payload: null }, {}],
		['without payload', { hook: HOOK }, {}],
		['with a list as payload', { hook: HOOK, payload: [1] }, { value: [1] }],
		['with text as payload', { hook: HOOK, payload: 'x' }, { value: 'x' }],
		['with hook null', { hook: null, payload: { name: 'A' } }, { name: 'A' }],
		['without hook', { payload: { name: 'A' } }, { name: 'A' }],
		['with the payload only', { name: 'A', ext: 'rvt' }, { name: 'A', ext: 'rvt' }],
	])('%s is an event', (_case, body, payload) => {
		expect(parse(body)).toMatchObject({ kind: 'callback', callback: { payload } });
	});

	it('keeps unknown fields of the hook, and drops known ones of an unknown type', () => {
		const hook = { ...HOOK, hookId: 1, scope: { folder: 'f', odd: 1 }, hookAttribute: null };
		expect(parse({ hook: { ...hook, tenant: 't' }, payload: {} })).toMatchObject({
			callback: {
				hook: { hookId: undefined, scope: { folder: 'f' }, hookAttribute: undefined, tenant: 't' },
			},
		});
	});

	it('may start with a byte order mark', () => {
		const body = Buffer.from(`\uFEFF${JSON.stringify({ hook: HOOK, payload: {} })}`);
		expect(parseCallback(body)).toMatchObject({ kind: 'callback' });
	});

	it.each([
		['null', null, 'The body is not a JSON object'],
		['a list', [], 'The body is not a JSON object'],
		['text', 'hook', 'The body is not a JSON object'],
		['a hook that is a list', { hook: [], payload: {} }, '"hook" is not an object'],
		['a system that is no text', { hook: { system: 1 } }, '"hook.system" is not text'],
		['an event that is no text', { hook: { event: {} } }, '"hook.event" is not text'],
	])('is malformed as %s', (_case, body, reason) => {
		expect(parse(body)).toEqual({ kind: 'malformed', reason });
	});

	it('is malformed if nested too deeply', () => {
		const nested = (levels: number) =>
			parseCallback(Buffer.from(`${'{"payload":'.repeat(levels)}1${'}'.repeat(levels)}`));
		expect(nested(MAX_JSON_DEPTH)).toMatchObject({ kind: 'callback' });
		for (const levels of [MAX_JSON_DEPTH + 1, 100_000]) {
			expect(nested(levels)).toEqual({
				kind: 'malformed',
				reason: 'The body has more than 100 levels',
			});
		}
	});
});

describe('isTooDeep', () => {
	it('counts lists and objects alike', () => {
		const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
		expect(isTooDeep({ a: nested(MAX_JSON_DEPTH - 1) })).toBe(false);
		expect(isTooDeep({ a: nested(MAX_JSON_DEPTH) })).toBe(true);
	});
});

describe('the hook of a callback', () => {
	const hooks = [{ hookId: '1' }, { hookId: '2' }];
	const without = { hook: {}, payload: {} };

	it('is the one with its ID', () => {
		expect(registeredHook(hooks, { hook: { hookId: '2' }, payload: {} })).toBe(hooks[1]);
		expect(registeredHook(hooks, { hook: { hookId: '3' }, payload: {} })).toBeUndefined();
	});

	it('is the only one if the callback has no ID', () => {
		expect(registeredHook(hooks.slice(0, 1), without)).toBe(hooks[0]);
		expect(registeredHook([], without)).toBeUndefined();
	});

	it('is known by what all have in common if the callback has no ID', () => {
		const added = { hookId: '1', system: 'data', event: 'dm.version.added', region: 'EMEA' };
		const modified = { ...added, hookId: '2', event: 'dm.version.modified' };
		expect(registeredHook([added, modified], without)).toEqual({ system: 'data', region: 'EMEA' });
	});
});
