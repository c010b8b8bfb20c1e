import { describe, expect, it } from 'vitest';
import { Ledger, type Arrival } from '../../chaos/ledger';
import type { CallbackAttempt } from '../../simulator';

function attempt(name: string, status?: number): CallbackAttempt {
	return {
		at: new Date(0).toISOString(),
		hookId: '1',
		system: 'data',
		event: 'dm.version.added',
		deliveryId: `delivery of ${name}`,
		callbackUrl: 'http://127.0.0.1/callbacks/key',
		attempt: 1,
		...(status === undefined ? { error: 'cut' } : { status }),
		durationMs: 1,
		headers: {},
		body: JSON.stringify({ payload: { name, size: 1 } }),
	};
}

function arrival(name: string, differing: Partial<Arrival> = {}): Arrival {
	return {
		at: 1_000,
		name,
		eventId: `evt ${name}`,
		deliveryId: `delivery of ${name}`,
		payload: { name, size: 1 },
		port: 1,
		...differing,
	};
}

/** A ledger of these attempts, with all their events recorded as sent. */
function ledgerOf(...attempts: CallbackAttempt[]): Ledger {
	const ledger = new Ledger();
	ledger.readAttempts(() => attempts);
	for (const { deliveryId } of attempts) ledger.noteSent(deliveryId.replace('delivery of ', ''));
	return ledger;
}

describe('chaos ledger', () => {
	it('reports an event as lost if it was answered with 204 but never arrived', () => {
		const ledger = ledgerOf(attempt('a', 204), attempt('b', 204), attempt('c', 503));
		ledger.noteArrival(arrival('a'));
		expect(ledger.missing()).toEqual(['b']);
		expect(ledger.balance()).toMatchObject({
			sent: 3,
			answered: 2,
			arrived: 1,
			lost: ['b'],
			givenUp: 1,
		});
	});

	it('does not report an event as missing if its answer was lost and it is not repeated', () => {
		const ledger = ledgerOf(attempt('a'), attempt('a', 204));
		ledger.noteArrival(arrival('a'));
		expect(ledger.balance()).toMatchObject({ answered: 1, arrived: 1, lost: [], givenUp: 0 });
	});

	it('reports events that arrived with different content, and events that were never sent', () => {
		const ledger = ledgerOf(attempt('a', 204));
		ledger.noteArrival(arrival('a', { payload: { name: 'a', size: 2 } }));
		ledger.noteArrival(arrival('forged'));
		expect(ledger.balance()).toMatchObject({ damaged: ['a'], invented: ['forged'] });
	});

	it.each([
		['an answer that was not sent', { spoilt: 'n8n died' }, {}, 'n8n died'],
		['a delivery that was stored twice', {}, { eventId: 'other' }, 'UNEXPLAINED: stored twice'],
		[
			'another delivery id',
			{},
			{ eventId: 'other', deliveryId: 'other' },
			'stored twice: repeated with a new delivery id',
		],
		['nothing', {}, {}, 'UNEXPLAINED: delivered again for no visible reason'],
	])('explains a duplicate by %s', (_what, first, second, reason) => {
		const ledger = ledgerOf(attempt('a', 204));
		ledger.noteArrival(arrival('a', first));
		ledger.noteArrival(arrival('a', { at: 2_000, ...second }));
		const { doubled, reasons } = ledger.balance();
		expect(doubled).toBe(1);
		expect([...reasons]).toEqual([[reason, 1]]);
	});

	it('explains a duplicate by a disruption before the delivery was recorded, but not by an earlier one', () => {
		const ledger = ledgerOf(attempt('a', 204), attempt('b', 204));
		const now = Date.now();
		ledger.disruptions.note('the worker was killed');
		ledger.noteArrival(arrival('a', { at: now - 100 }));
		ledger.noteArrival(arrival('a', { at: now + 5_000 }));
		ledger.noteArrival(arrival('b', { at: now + 1_000 }));
		ledger.noteArrival(arrival('b', { at: now + 5_000 }));
		expect([...ledger.balance().reasons]).toEqual([
			['the worker was killed', 1],
			['UNEXPLAINED: delivered again for no visible reason', 1],
		]);
	});
});
