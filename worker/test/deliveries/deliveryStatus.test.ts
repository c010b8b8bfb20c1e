import { describe, expect, it } from 'vitest';
import { statusWhenRead } from '../../src/deliveries/deliveryStatus';

describe('the status of an event that moves on while it is listed', () => {
	it('is where it was found, if it has not ended', () => {
		expect(statusWhenRead('waiting', {})).toBe('queued');
		expect(statusWhenRead('active', {})).toBe('delivering');
		expect(statusWhenRead('delayed', {})).toBe('retrying');
	});

	it('is how it ended', () => {
		expect(statusWhenRead('active', { finished: { state: 'completed', on: 1 } })).toBe('delivered');
		expect(statusWhenRead('delayed', { finished: { state: 'failed', on: 1 } })).toBe('dead');
	});

	it('is queued, if it was replayed meanwhile', () => {
		expect(statusWhenRead('failed', {})).toBe('queued');
		expect(statusWhenRead('completed', {})).toBe('queued');
	});
});
