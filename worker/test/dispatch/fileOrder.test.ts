import { describe, expect, it } from 'vitest';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { FileOrder, fileOf } from '../../src/dispatch/fileOrder';

function event(fields: Partial<DeliveredEvent>): DeliveredEvent {
	return { payload: {}, resourceUrn: null, ...fields } as DeliveredEvent;
}

describe('file of an event', () => {
	it('is its lineage', () => {
		expect(fileOf(event({ payload: { lineageUrn: 'urn:lineage' }, resourceUrn: 'urn:v' }))).toBe(
			'urn:lineage',
		);
	});

	it('is its resource without the version', () => {
		expect(fileOf(event({ resourceUrn: 'urn:adsk.wipprod:fs.file:vf.x?version=12' }))).toBe(
			'urn:adsk.wipprod:fs.file:vf.x',
		);
	});

	it('is unknown if the event does not contain it', () => {
		expect(fileOf(event({}))).toBeUndefined();
	});
});

describe('file order', () => {
	it('holds back only later events, until the earlier one is retried', () => {
		const order = new FileOrder();
		order.hold('file', 'evt_2', 10_000);
		expect(order.heldUntil('file', 'evt_3', 0)).toBe(11_000);
		expect(order.heldUntil('file', 'evt_2', 0)).toBeUndefined();
		expect(order.heldUntil('file', 'evt_1', 0)).toBeUndefined();
		expect(order.heldUntil('other', 'evt_3', 0)).toBeUndefined();
	});

	it('releases them when the earlier event is in progress again', () => {
		const order = new FileOrder();
		order.hold('file', 'evt_1', 10_000);
		expect(order.heldUntil('file', 'evt_1', 10_000)).toBeUndefined();
		expect(order.heldUntil('file', 'evt_2', 0)).toBeUndefined();
	});

	it('follows the earliest of several that failed', () => {
		const order = new FileOrder();
		order.hold('file', 'evt_2', 20_000);
		order.hold('file', 'evt_1', 10_000);
		expect(order.heldUntil('file', 'evt_3', 0)).toBe(11_000);
	});

	it('keeps the order of events that were held back, in whatever order they return', () => {
		const order = new FileOrder();
		order.hold('file', 'evt_1', 10_000);
		expect(order.heldUntil('file', 'evt_3', 0)).toBe(11_000);
		expect(order.heldUntil('file', 'evt_2', 0)).toBe(11_000);
		expect(order.heldUntil('file', 'evt_1', 10_000)).toBeUndefined();
		expect(order.heldUntil('file', 'evt_3', 11_000)).toBe(12_000);
		expect(order.heldUntil('file', 'evt_2', 11_000)).toBeUndefined();
		expect(order.heldUntil('file', 'evt_3', 12_000)).toBeUndefined();
	});

	it('never schedules an event in the past', () => {
		const order = new FileOrder();
		order.hold('file', 'evt_1', 10_000);
		expect(order.heldUntil('file', 'evt_2', 15_000)).toBe(16_000);
	});

	it('does not wait forever for an event that was discarded', () => {
		const order = new FileOrder();
		order.hold('file', 'evt_1', 10_000);
		expect(order.heldUntil('file', 'evt_2', 10_000 + 6 * 60_000)).toBeUndefined();
	});

	it('waits less long for an event that another process may have delivered', () => {
		const order = new FileOrder();
		order.hold('file', 'evt_1', 10_000, 25_000);
		expect(order.heldUntil('file', 'evt_2', 34_000)).toBe(35_000);
		expect(order.heldUntil('file', 'evt_2', 36_000)).toBeUndefined();
	});

	it('forgets events that did not return, even if nothing else happens to their files', () => {
		const order = new FileOrder();
		for (let file = 0; file < 100; file += 1) order.hold(`file ${file}`, 'evt_1', 10_000);
		order.hold('late', 'evt_1', 500_000);
		expect(order.heldUntil('other', 'evt_2', 20_000)).toBeUndefined();
		expect(order.size).toBe(101);
		expect(order.heldUntil('other', 'evt_3', 20_000 + 6 * 60_000)).toBeUndefined();
		expect(order.size).toBe(1);
	});
});
