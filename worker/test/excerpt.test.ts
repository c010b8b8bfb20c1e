import { describe, expect, it } from 'vitest';
import { factExcerpt, jsonExcerpt } from '../src/excerpt';
import { deliveryPage } from '../src/dashboard/pages/deliveryPage';

/** The largest callback, in characters. */
const LARGEST = 2 * 1024 * 1024;

function nested(levels: number): unknown {
	let value: unknown = [];
	for (let level = 1; level < levels; level += 1) value = [value];
	return value;
}

describe('the excerpt of a value', () => {
	it('is all of it, indented, if it is small', () => {
		expect(jsonExcerpt({ name: 'plan' })).toEqual({ text: '{\n  "name": "plan"\n}' });
		expect(factExcerpt('urn:adsk:1')).toBe('urn:adsk:1');
	});

	it('is its beginning if it is large, and says how much there is', () => {
		const value = { name: 'x'.repeat(LARGEST) };
		const { text, cutFrom } = jsonExcerpt(value);
		expect(text).toHaveLength(32_000);
		expect(cutFrom).toBe(JSON.stringify(value).length);
	});

	it('does not grow by indentation', () => {
		const { text } = jsonExcerpt(Array.from({ length: 150 }, () => nested(99)));
		expect(text.length).toBeLessThanOrEqual(32_000);
	});

	it('never ends in half a character', () => {
		expect(factExcerpt(`x${'😀'.repeat(500)}`).isWellFormed()).toBe(true);
	});
});

describe('the page of a large event', () => {
	it('has less than half a megabyte, and names the way to see all of it', () => {
		const page = deliveryPage(
			{
				id: 'evt_1',
				deliveryId: '"'.repeat(16_000),
				receivedAt: '2026-03-02T16:40:00.000Z',
				system: 'data',
				event: 'dm.version.added',
				region: 'US',
				synthetic: false,
				about: { kind: 'file', name: 'plan.dwg' },
				subscription: 'sub_1',
				subscriptionLabel: 'Drawings',
				status: 'queued',
				attempts: 0,
				finishedAt: null,
				reason: null,
				resourceUrn: '"'.repeat(LARGEST),
				hook: { tenant: '"'.repeat(LARGEST) },
				payload: { name: '<'.repeat(LARGEST) },
				headers: {},
				history: [],
			},
			{ formToken: 'token', actions: 'allowed' },
		);
		expect(page.length).toBeLessThan(500_000);
		expect(page).toContain('/dashboard/deliveries/evt_1/event.json');
	});
});
