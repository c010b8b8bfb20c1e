import { it } from 'vitest';
import { versionAdded } from '../setup/callbackBodies';
import { KillableWorker } from '../setup/killableWorker';
import { peakMemory } from '../setup/peakMemory';
import { describeEachStoreAtOnce, everyStoreAndCluster } from '../setup/stores';
import type { SubscriptionView } from '../setup/workerUnderTest';

const ROUNDS = 2;
/** In MiB. V8's optimizing compiler alone takes 500 for the embedded database if it is let. */
const PEAK_MEMORY = 450;

describeEachStoreAtOnce('a worker that is killed', everyStoreAndCluster, (store) => {
	it('delivers everything it answered with 204', async ({ expect, onTestFinished }) => {
		const worker = await KillableWorker.start(store, onTestFinished);
		const subscription = await worker.subscribe();
		const acknowledged = new Set<string>();
		for (let round = 1; round <= ROUNDS; round += 1) {
			const enough = acknowledged.size + 50;
			const load = sendUntilRefused(worker, subscription, acknowledged);
			await expect.poll(() => acknowledged.size, { interval: 5 }).toBeGreaterThan(enough);
			await worker.process.kill();
			await load;
			await worker.process.run();
		}
		const missing = (): string[] => {
			const arrived = new Set(worker.events.map(({ payload }) => payload.name));
			return [...acknowledged].filter((name) => !arrived.has(name));
		};
		// Events that were being delivered come back when the dead process's lock on them expires.
		await expect.poll(missing, { timeout: 30_000, interval: 200 }).toEqual([]);
		expect(await peakMemory(worker.process.pid)).toBeLessThan(PEAK_MEMORY);
		expect(await worker.process.terminate()).toBe(0);
	});
});

/** Sends callbacks from several callers until the worker is dead. A 503 is retried, as Autodesk does. */
async function sendUntilRefused(
	worker: KillableWorker,
	subscription: SubscriptionView,
	acknowledged: Set<string>,
): Promise<void> {
	const send = async (): Promise<void> => {
		for (;;) {
			const name = crypto.randomUUID();
			const body = versionAdded({ name });
			const response = await worker.callback(subscription, body).catch(() => undefined);
			if (!response) return;
			if (response.status === 204) acknowledged.add(name);
			else if (response.status !== 503) throw new Error(`answered with ${response.status}`);
		}
	};
	await Promise.all(Array.from({ length: 8 }, send));
}
