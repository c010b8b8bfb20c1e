import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Metrics } from '../../src/metrics/metrics';
import { Traffic, type Minute } from '../../src/metrics/traffic';
import { describeEachStore, everyStoreSetUp } from '../setup/stores';
import { useStore } from '../setup/useStore';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const MINUTE = 60_000;

describeEachStore('traffic', everyStoreSetUp, (kind) => {
	const database = useStore(kind);

	beforeEach(() => vi.useFakeTimers({ now: NOON, toFake: ['Date'] }));
	afterEach(() => vi.useRealTimers());

	function process(): { metrics: Metrics; traffic: Traffic } {
		const metrics = new Metrics();
		return {
			metrics,
			traffic: new Traffic(database.store.documents, metrics, pino({ level: 'silent' })),
		};
	}

	it('adds up what all processes received and delivered, minute by minute', async () => {
		const [one, other] = [process(), process()];
		one.metrics.callbacks.inc({ outcome: 'accepted' }, 5);
		one.metrics.callbacks.inc({ outcome: 'duplicate' }, 7);
		other.metrics.callbacks.inc({ outcome: 'accepted' }, 2);
		other.metrics.deliveries.inc({ subscription: 'sub_1', outcome: 'delivered' }, 4);
		other.metrics.deliveries.inc({ subscription: 'sub_2', outcome: 'retry' });
		other.metrics.deliveries.inc({ subscription: 'sub_2', outcome: 'dead' });
		await Promise.all([one.traffic.stop(), other.traffic.stop()]);

		vi.setSystemTime(NOON + MINUTE);
		one.metrics.callbacks.inc({ outcome: 'accepted' });
		const hour = await one.traffic.lastHour(Date.now());
		expect(hour).toHaveLength(60);
		expect(hour.slice(-2)).toEqual<Minute[]>([
			{ at: NOON, received: 7, delivered: 4, failed: 2 },
			{ at: NOON + MINUTE, received: 1, delivered: 0, failed: 0 },
		]);
	});

	it('forgets minutes after an hour and needs at most sixty records', async () => {
		const { metrics, traffic } = process();
		for (let minute = 0; minute < 130; minute += 1) {
			vi.setSystemTime(NOON + minute * MINUTE);
			metrics.callbacks.inc({ outcome: 'accepted' });
			await traffic.lastHour(Date.now());
		}
		expect(await database.store.documents.list('traffic')).toHaveLength(60);
		const hour = await traffic.lastHour(Date.now());
		expect(hour.map(({ received }) => received)).toEqual(Array.from({ length: 60 }, () => 1));
		expect(hour.at(-1)?.at).toBe(NOON + 129 * MINUTE);
	});
});
