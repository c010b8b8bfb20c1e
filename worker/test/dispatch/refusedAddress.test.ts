import { beforeAll, describe, expect, it } from 'vitest';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import type { SubscriptionView } from '../setup/workerUnderTest';

const REASON = '127.0.0.1, which is not in ALLOWED_TARGET_NETWORKS';

describe('a target whose address is refused', () => {
	const target = useTarget();
	const worker = useWorker({
		target,
		environment: {
			ALLOWED_TARGET_NETWORKS: '10.0.0.0/8',
			RETRY_SCHEDULE: '1,1,1,1,1,1,1,1,1,1',
		},
	});
	let subscription: SubscriptionView;

	beforeAll(async () => {
		subscription = await worker.subscribe(target.url('/webhook/1'));
	});

	it('is reported when it is tested', async () => {
		const response = await worker.api('POST', `/subscriptions/${subscription.id}/test`);
		const reason = expect.stringContaining(REASON) as string;
		expect(await response.json()).toMatchObject({ delivered: false, status: null, reason });
		expect(target.received).toEqual([]);
	});

	it('is reported on each attempt, and receives its events once it is allowed', async () => {
		await worker.send(subscription, versionAdded());
		const reasons = async (): Promise<unknown> => {
			const list = await worker.api('GET', '/deliveries?status=retrying');
			const { data } = (await list.json()) as { data: { reason: string }[] };
			return data.map(({ reason }) => reason);
		};
		const reason = expect.stringContaining(REASON) as string;
		await expect.poll(reasons, { interval: 20 }).toEqual([reason]);
		expect(target.received).toEqual([]);
		await worker.restart({ ALLOWED_TARGET_NETWORKS: '10.0.0.0/8,127.0.0.1/32' });
		await expect.poll(() => target.received.length).toBe(1);
	});
});
