import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { DELIVERY_ID_HEADER } from '../../../protocol/callbacks/callback';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
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

	/** Repeated while the store is too slow, as Autodesk does: with the same id. */
	const send = async (body: string): Promise<number> =>
		(await worker.send(subscription, body, { [DELIVERY_ID_HEADER]: randomUUID() })).status;

	const arrived = async (body: string): Promise<DeliveredEvent | undefined> => {
		const count = target.received.length;
		expect(await send(body)).toBe(204);
		await expect.poll(() => target.received.length).toBe(count + 1);
		return target.received.at(-1)?.delivery.events[0];
	};

	it.each<[string, OddCallback]>([
		['a NUL character', { payload: { [`na${NUL}me`]: `pl${NUL}an` } }],
		['lone surrogates', { payload: { [LONE_SURROGATES]: LONE_SURROGATES } }],
		['emoji', { payload: { '👷🏽‍♀️': 'Grundriss 🏗️ 2.dwg' } }],
		['control characters', { payload: { name: '\u0001\u001b[31m\u007f\u009b\u202e\u2028' } }],
		['many levels', { payload: { levels: nested(98) } }],
		['an odd resource', { resourceUrn: `urn:${NUL}${LONE_SURROGATES}😀` }],
		['an odd hook', { hook: { hookAttribute: { [NUL]: LONE_SURROGATES }, tenant: NUL } }],
	])('with %s, arrives unchanged', async (_, odd) => {
		const body = callback(odd);
		const { resourceUrn = null, hook, payload } = JSON.parse(body) as OddCallback;
		const event = await arrived(body);
		expect(event).toMatchObject({ resourceUrn, hook, payload });
		expect(JSON.stringify(event?.payload)).toBe(JSON.stringify(payload));
	});

	it('with a name that no store takes, arrives with a name that all take', async () => {
		const name = `dm.${NUL}.${LONE_SURROGATES}.😀`;
		const body = callback({ hook: { system: NUL, event: name } });
		expect(await arrived(body)).toMatchObject({
			system: REPLACED,
			event: `dm.${REPLACED}.${REPLACED} ${REPLACED}.😀`,
			hook: { system: NUL, event: name },
		});
	});

	it.each([
		callback({ hook: { event: 4711 } }),
		callback({ hook: { system: {} } }),
		`{"hook":{},"payload":{"deep":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
	])('is answered with 400 if it cannot be one: %#', async (body) => {
		expect(await send(body)).toBe(400);
	});
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
