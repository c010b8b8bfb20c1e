import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Metrics } from '../../src/metrics/metrics';
import { Traffic, type Minute } from '../../src/metrics/traffic';
import type { Store } from '../../src/store/store';
import { backends, type Backend } from '../setup/storeBackends';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const MINUTE = 60_000;

describe.each(backends)('traffic on $name', ({ absent, create }) => {
	if (absent) {
		it.skip(`not tested: ${absent}`, () => undefined);
		return;
	}

	let backend: Backend;
	let store: Store;

	beforeAll(async () => {
		backend = await create();
		store = await backend.open();
	});
	beforeEach(() => vi.useFakeTimers({ now: NOON, toFake: ['Date'] }));
	afterEach(() => vi.useRealTimers());
	afterAll(async () => {
		await store.close();
		await backend.remove();
	});

	function process(): { metrics: Metrics; traffic: Traffic } {
		const metrics = new Metrics();
		return { metrics, traffic: new Traffic(store.records, metrics, pino({ level: 'silent' })) };
	}

	it('is what all processes together took in and delivered, minute by minute', async () => {
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

	it('is forgotten after an hour, and takes no more than sixty records', async () => {
		const { metrics, traffic } = process();
		for (let minute = 0; minute < 130; minute += 1) {
			vi.setSystemTime(NOON + minute * MINUTE);
			metrics.callbacks.inc({ outcome: 'accepted' });
			await traffic.lastHour(Date.now());
		}
		expect(await store.records.list('traffic')).toHaveLength(60);
		const hour = await traffic.lastHour(Date.now());
		expect(hour.map(({ received }) => received)).toEqual(Array.from({ length: 60 }, () => 1));
		expect(hour.at(-1)?.at).toBe(NOON + 129 * MINUTE);
	});
});
