import { describe, expect, it } from 'vitest';
import { addressOf, readEventsQuery } from '../../src/dashboard/eventsQuery';

const read = (query: string) => readEventsQuery(Object.fromEntries(new URLSearchParams(query)));

describe('the query of the page of events', () => {
	it('ignores the empty fields of a form', () => {
		expect(read('status=dead&search=&since=&until=+')).toEqual({ status: 'dead' });
	});

	it('reads the times of a form in UTC, and others as they are', () => {
		expect(read('since=2026-03-02T16:40&until=2026-03-02T18:40:30%2B01:00')).toEqual({
			since: new Date('2026-03-02T16:40:00Z'),
			until: new Date('2026-03-02T17:40:30Z'),
		});
	});

	it.each(['since=yesterday', 'since=2026-13-02T16:40', 'color=red', `search=${'x'.repeat(201)}`])(
		'refuses %s',
		(query) => {
			expect(() => read(query)).toThrow();
		},
	);

	it('survives in an address', () => {
		const query = 'status=dead&search=a+%26+b&since=2026-03-02T16%3A40%3A00.000Z';
		expect(addressOf(read(query), 'evt_1')).toBe(`/dashboard/deliveries?${query}&cursor=evt_1`);
	});
});
