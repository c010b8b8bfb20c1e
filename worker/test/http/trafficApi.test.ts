import { describe, expect, it } from 'vitest';
import type { Traffic } from '../../../protocol/worker/api/shapes/traffic';
import { versionAdded } from '../setup/callbackBodies';
import { describeEachStore, everyStore } from '../setup/stores';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import type { SubscriptionView, WorkerUnderTest } from '../setup/workerUnderTest';

async function trafficOf(worker: WorkerUnderTest, query = ''): Promise<Traffic> {
	return (await (await worker.api('GET', `/traffic${query}`)).json()) as Traffic;
}

describeEachStore('traffic', everyStore, (store) => {
	const target = useTarget();
	const worker = useWorker({ store, target, environment: { RETRY_SCHEDULE: '3600' } });

	const subscribe = async (): Promise<SubscriptionView> =>
		await worker.subscribe(target.url(target.newPath()));
	const total = async ({ id }: SubscriptionView, span = 'hour') =>
		(await trafficOf(worker, `?subscription=${id}&span=${span}`)).total;

	it('counts what each subscription receives, delivers and fails to deliver, over every span', async () => {
		const [good, bad] = [await subscribe(), await subscribe()];
		const answers = [503, 400];
		target.on(new URL(bad.target).pathname, (_received, response) => {
			response.writeHead(answers.shift() ?? 200).end();
		});
		const body = versionAdded();
		// The second one is a duplicate.
		await worker.send(good, body);
		await worker.send(good, body);
		await worker.send(good, versionAdded());
		await worker.send(bad, versionAdded());
		await worker.send(bad, versionAdded());

		for (const span of ['hour', 'day', 'week']) {
			await expect
				.poll(async () => await total(good, span))
				.toMatchObject({ received: 2, delivered: 2, failed: 0, dead: 0 });
			await expect
				.poll(async () => await total(bad, span))
				.toMatchObject({ received: 2, delivered: 0, failed: 2, dead: 1 });
		}
		const { latencyP50, latencyP95 } = await total(good);
		expect(latencyP50).toBeGreaterThan(0);
		expect(latencyP95).toBeGreaterThanOrEqual(latencyP50 ?? 0);
		expect(await total(bad)).toMatchObject({ latencyP50: null, latencyP95: null });

		const all = await trafficOf(worker, '?span=day');
		expect(all).toMatchObject({ span: 'day', subscription: null, slotSeconds: 900 });
		expect(all.total).toMatchObject({ received: 4, delivered: 2, failed: 2, dead: 1 });
		expect(all.data).toHaveLength(96);
		const last = all.data.at(-1)?.at ?? '';
		expect(Date.now() - Date.parse(last)).toBeLessThan(2 * 900_000);
	});

	it('counts a replay as a delivery, but not as a slow one', async () => {
		const subscription = await subscribe();
		await worker.send(subscription, versionAdded());
		await expect.poll(async () => (await total(subscription)).delivered).toBe(1);
		const before = await total(subscription);
		const path = `/deliveries?subscription=${subscription.id}&status=delivered`;
		const { data } = (await (await worker.api('GET', path)).json()) as { data: { id: string }[] };
		await worker.api('POST', `/deliveries/${data[0]?.id}/replay`);
		await expect.poll(async () => (await total(subscription)).delivered).toBe(2);
		const { received, latencyP50, latencyP95 } = await total(subscription);
		expect({ received, latencyP50, latencyP95 }).toEqual({
			received: 1,
			latencyP50: before.latencyP50,
			latencyP95: before.latencyP95,
		});
	});

	it('counts what waits, right after the start', async () => {
		const subscription = await subscribe();
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		for (let count = 0; count < 3; count += 1) await worker.send(subscription, versionAdded());
		await worker.restart({});
		await expect.poll(async () => (await total(subscription)).backlog).toBe(3);
		expect((await trafficOf(worker)).total.backlog).toBeGreaterThanOrEqual(3);
		expect((await total(subscription)).received).toBe(3);
	});
});

describe('the traffic of the API', () => {
	const worker = useWorker();

	it('is refused for an unknown subscription, an unknown span, and without a key', async () => {
		const problem = async (query: string): Promise<unknown> =>
			await (await worker.api('GET', `/traffic${query}`)).json();
		expect(await problem('?subscription=sub_unknown')).toMatchObject({
			status: 404,
			detail: 'There is no such subscription',
		});
		expect(await problem('?span=year')).toMatchObject({
			status: 422,
			errors: [{ field: 'span' }],
		});
		expect(await problem('?spam=day')).toMatchObject({ status: 422 });
		expect(await problem(`?subscription=${'x'.repeat(101)}`)).toMatchObject({ status: 422 });
		expect((await worker.api('GET', '/traffic', undefined, 'wrong')).status).toBe(401);
	});

	it('is empty but complete at the start', async () => {
		const { data, total } = await trafficOf(worker);
		expect(data).toHaveLength(60);
		expect(total).toMatchObject({
			received: 0,
			delivered: 0,
			failed: 0,
			dead: 0,
			latencyP50: null,
		});
	});
});
