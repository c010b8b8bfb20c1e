import { describe, expect, it } from 'vitest';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { startWorker, useWorker } from '../setup/useWorker';
import { describeEachStore, everyStore } from '../setup/stores';
import { API_KEY } from '../setup/workerUnderTest';

describeEachStore('metrics', everyStore, (store) => {
	const target = useTarget();
	const worker = useWorker({
		store,
		target,
		environment: { METRICS_TOKEN: 'token-of-prometheus', RETRY_SCHEDULE: '0.05' },
	});

	/** The value of one metric with exactly these labels; undefined if it is not exposed. */
	async function metric(
		name: string,
		labels: Record<string, string> = {},
	): Promise<number | undefined> {
		const response = await fetch(`${worker.url}/metrics`, {
			headers: { authorization: 'Bearer token-of-prometheus' },
		});
		const text = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
		const start = text.length > 0 ? `${name}{${text.join(',')}} ` : `${name} `;
		const line = (await response.text()).split('\n').find((each) => each.startsWith(start));
		return line === undefined ? undefined : Number(line.slice(start.length));
	}

	it('require the token, or an API key', async () => {
		const statusWith = async (authorization?: string): Promise<number> => {
			const headers = authorization === undefined ? {} : { authorization };
			return (await fetch(`${worker.url}/metrics`, { headers })).status;
		};
		expect(await statusWith()).toBe(401);
		expect(await statusWith('Bearer token-of-somebody')).toBe(401);
		expect(await statusWith('Bearer token-of-prometheus')).toBe(200);
		expect(await statusWith(`Bearer ${API_KEY}`)).toBe(200);
	});

	it('count callbacks by outcome', async () => {
		const subscription = await worker.subscribe(target.url('/counted'));
		// On a busy machine, a callback may get the answer 503 although its event is stored.
		let body: string;
		do body = versionAdded();
		while ((await worker.callback(subscription, body)).status !== 204);
		await worker.send(subscription, body);
		await worker.send(subscription, body, { 'x-adsk-signature': 'sha1hash=wrong' });
		await worker.send(subscription, 'not json');
		const stray = async (): Promise<number> =>
			(await fetch(`${worker.url}/callbacks/unknown`, { method: 'POST' })).status;
		await expect.poll(stray).toBe(404);

		const counted = async (outcome: string): Promise<number | undefined> =>
			await metric('aps_worker_callbacks_total', { outcome });
		await expect.poll(() => counted('unknown_route')).toBe(1);
		expect(await counted('accepted')).toBe(1);
		expect(await counted('duplicate')).toBe(1);
		expect(await counted('bad_signature')).toBe(1);
		expect(await counted('malformed')).toBe(1);
		expect(await metric('aps_worker_callback_duration_seconds_count')).toBeGreaterThanOrEqual(5);

		const delivered = { subscription: subscription.id, outcome: 'delivered' };
		await expect
			.poll(async () => (await metric('aps_worker_delivery_attempts_total', delivered)) ?? 0)
			.toBeGreaterThan(0);
		const arrived = target.at('/counted').length;
		expect(await metric('aps_worker_delivery_attempts_total', delivered)).toBe(arrived);
		expect(await metric('aps_worker_event_latency_seconds_count')).toBe(arrived);
		expect(await metric('aps_worker_store_up')).toBe(1);
	});

	it('count an event that uses up its attempts as dead', async () => {
		target.on('/dead', (_received, response) => response.writeHead(500).end());
		const subscription = await worker.subscribe(target.url('/dead'));
		await worker.send(subscription, versionAdded());
		const counted = (outcome: string): Promise<number | undefined> =>
			metric('aps_worker_delivery_attempts_total', { subscription: subscription.id, outcome });
		await expect.poll(() => counted('dead')).toBe(1);
		expect(await counted('retry')).toBe(1);
	});

	it('show how many events wait, and for how long', async () => {
		const { id, ...rest } = await worker.subscribe(target.url('/waiting'));
		await worker.api('POST', `/subscriptions/${id}/pause`);
		await worker.send({ id, ...rest }, versionAdded());
		const queued = { subscription: id, status: 'queued' };
		await expect.poll(() => metric('aps_worker_events', queued)).toBe(1);
		const age = await metric('aps_worker_oldest_event_age_seconds', { subscription: id });
		expect(age).toBeGreaterThan(0);
		expect(age).toBeLessThan(10);
		expect(await metric('aps_worker_subscriptions', { status: 'paused' })).toBe(1);
		const ready = await fetch(`${worker.url}/readyz`);
		expect(await ready.json()).toMatchObject({ status: 'ready', backlog: 1 });
	});
});

describe('the metrics of a worker without a token for them', () => {
	it('are open only where that is said', async () => {
		const closed = await startWorker(undefined);
		const refused = await fetch(`${closed.url}/metrics`);
		expect(refused.status).toBe(401);
		expect(await refused.json()).toMatchObject({
			detail: expect.stringContaining('METRICS_TOKEN') as string,
		});
		await closed.restart({ METRICS_OPEN: 'true' });
		expect((await fetch(`${closed.url}/metrics`)).status).toBe(200);
	});
});
