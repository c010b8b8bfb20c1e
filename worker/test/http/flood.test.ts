import { beforeAll, describe, expect, it } from 'vitest';
import { versionAdded } from '../setup/callbackBodies';
import { useWorker } from '../setup/useWorker';
import type { SubscriptionView } from '../setup/workerUnderTest';

const LIMIT = 300;
const CALLERS = 20;

/** As behind a proxy that is not trusted: all callers share one address. */
describe('a flood from the address that Autodesk also uses', () => {
	const worker = useWorker();
	let subscription: SubscriptionView;

	beforeAll(async () => {
		subscription = await worker.subscribe('http://127.0.0.1:5678/webhook/1');
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
	});

	async function repeat(times: number, call: () => Promise<Response>): Promise<number[]> {
		const statuses: number[] = [];
		const caller = async (): Promise<void> => {
			while (statuses.length < times) {
				const { status } = await call();
				statuses.push(status);
			}
		};
		await Promise.all(Array.from({ length: CALLERS }, caller));
		return statuses;
	}

	it('of unknown callback URLs is answered with 429 beyond the limit', async () => {
		const stray = (): Promise<Response> =>
			fetch(`${worker.url}/callbacks/${crypto.randomUUID()}`, { method: 'POST', body: '{}' });
		const statuses = await repeat(LIMIT + CALLERS, stray);
		expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(LIMIT);
		expect((await stray()).status).toBe(429);
		expect((await worker.callback(subscription, versionAdded())).status).toBe(204);
	});

	it('of wrong signatures never blocks a genuine callback', async () => {
		const forged = (): Promise<Response> =>
			worker.callback(subscription, versionAdded(), { 'x-adsk-signature': 'sha1hash=forged' });
		const statuses = await repeat(LIMIT + CALLERS, forged);
		expect(new Set(statuses)).toEqual(new Set([401]));
		expect((await worker.callback(subscription, versionAdded())).status).toBe(204);
	});

	it('of wrong API keys is answered with 429 beyond the limit, and never blocks the right one', async () => {
		const guess = (): Promise<Response> => worker.api('GET', '/subscriptions', undefined, 'guess');
		const statuses = await repeat(60 + CALLERS, guess);
		expect(statuses.filter((status) => status === 401)).toHaveLength(60);
		expect((await guess()).status).toBe(429);
		expect((await worker.api('GET', '/subscriptions')).status).toBe(200);
	});
});
