import { beforeAll, expect, it } from 'vitest';
import { describeEachStore, everyStore } from '../setup/stores';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import type { SubscriptionView } from '../setup/workerUnderTest';

const NUL = '\0';
const LONE_SURROGATES = '\uD800 \uDFFF';
const REPLACED = '\uFFFD';

interface OddCallback {
	resourceUrn?: string;
	hook?: Record<string, unknown>;
	payload?: unknown;
}

function callback({ resourceUrn, hook = {}, payload = {} }: OddCallback): string {
	const known = { hookId: '4711', system: 'data', event: 'dm.file.moved' };
	return JSON.stringify({ version: '1.0', resourceUrn, hook: { ...known, ...hook }, payload });
}

/** As deep as a body may be, counting the body itself. */
function nested(levels: number): unknown {
	let value: unknown = 'inside';
	for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { level: value };
	return value;
}

describeEachStore('an odd event that is signed right,', everyStore, (store) => {
	const target = useTarget();
	const worker = useWorker({ store, target });
	let subscription: SubscriptionView;

	beforeAll(async () => {
		subscription = await worker.subscribe(target.url('/webhook'));
	});

	it.each<[string, OddCallback]>([
		['a NUL character', { payload: { [`na${NUL}me`]: `pl${NUL}an` } }],
		['lone surrogates', { payload: { [LONE_SURROGATES]: LONE_SURROGATES } }],
		['emoji', { payload: { '👷🏽‍♀️': 'Grundriss 🏗️ 2.dwg' } }],
		['control characters', { payload: { name: '\u0001\u001b[31m\u007f\u009b\u202e\u2028' } }],
		['many levels', { payload: nested(98) }],
		['an odd resource', { resourceUrn: `urn:${NUL}${LONE_SURROGATES}😀` }],
		['an odd hook', { hook: { hookAttribute: { [NUL]: LONE_SURROGATES }, tenant: NUL } }],
		['two megabytes', { payload: { name: 'é'.repeat(1_000_000) } }],
	])('with %s, arrives unchanged', async (_, odd) => {
		const body = callback(odd);
		const count = target.received.length;
		expect((await worker.send(subscription, body)).status).toBe(204);
		await expect.poll(() => target.received.length).toBe(count + 1);
		const event = target.received.at(-1)?.delivery.events[0];
		expect(event).toMatchObject(JSON.parse(body) as object);
	});

	it('with a name that no store takes, arrives with a name that all take', async () => {
		const name = `dm.${NUL}.${LONE_SURROGATES}.😀`;
		const count = target.received.length;
		const body = callback({ hook: { system: NUL, event: name } });
		expect((await worker.send(subscription, body)).status).toBe(204);
		await expect.poll(() => target.received.length).toBe(count + 1);
		expect(target.received.at(-1)?.delivery.events[0]).toMatchObject({
			system: REPLACED,
			event: `dm.${REPLACED}.${REPLACED} ${REPLACED}.😀`,
			hook: { system: NUL, event: name },
		});
	});

	it.each([{ hook: { event: 4711 } }, { hook: { system: {} } }, { payload: nested(5_000) }])(
		'is answered with 400 if it cannot be one: %#',
		async (odd) => {
			expect((await worker.send(subscription, callback(odd))).status).toBe(400);
		},
	);
});

describeEachStore('an odd request', everyStore, (store) => {
	const target = useTarget();
	const worker = useWorker({ store, target });

	it('may register a subscription with any label', async () => {
		const label = `${NUL}${LONE_SURROGATES}😀`;
		const { id } = await worker.subscribe(target.url('/webhook'), { label });
		const found = await worker.api('GET', `/subscriptions/${id}`);
		expect(await found.json()).toMatchObject({ label });
	});

	it.each(['/subscriptions/a%00b', '/deliveries/a%00b', '/watches/a%00b', '/quarantine/a%00b'])(
		'for %s, which cannot exist, is answered with 404',
		async (path) => {
			expect((await worker.api('GET', path)).status).toBe(404);
		},
	);

	it('about a subscription that cannot exist is answered with 404', async () => {
		const body = { subscription: NUL };
		expect((await worker.api('POST', '/quarantine/verify', body)).status).toBe(404);
	});
});
