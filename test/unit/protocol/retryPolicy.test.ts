import { describe, expect, it } from 'vitest';
import { retryDelay } from '../../../protocol/aps/retryPolicy';

const NOW = Date.parse('2026-03-02T16:40:00Z');
const failure = { status: 503, attempt: 1, repeatable: true };

describe('a retry', () => {
	it.each([0, 429, 500, 502, 503, 504])('is made after status %d', (status) => {
		expect(retryDelay({ ...failure, status }, 0, NOW)).toBeGreaterThan(0);
	});

	it.each([400, 401, 403, 404, 409, 422, 423, 501])('is not made after status %d', (status) => {
		expect(retryDelay({ ...failure, status }, 0, NOW)).toBeUndefined();
	});

	it('is not made if it could do something twice, unless nothing was processed', () => {
		expect(retryDelay({ ...failure, repeatable: false }, 0, NOW)).toBeUndefined();
		expect(retryDelay({ ...failure, status: 0, repeatable: false }, 0, NOW)).toBeUndefined();
		expect(retryDelay({ ...failure, status: 429, repeatable: false }, 0, NOW)).toBe(500);
	});

	it('is made at most four times', () => {
		expect(retryDelay({ ...failure, attempt: 4 }, 0, NOW)).toBe(4_000);
		expect(retryDelay({ ...failure, attempt: 5 }, 0, NOW)).toBeUndefined();
	});

	it('can be limited to fewer attempts in an outage, but not after a rate limit', () => {
		const impatient = { ...failure, outageAttempts: 2 };
		expect(retryDelay(impatient, 0, NOW)).toBe(500);
		expect(retryDelay({ ...impatient, attempt: 2 }, 0, NOW)).toBeUndefined();
		expect(retryDelay({ ...impatient, attempt: 4, status: 429 }, 0, NOW)).toBe(4_000);
	});
});

describe('the wait before a retry', () => {
	it('doubles each time, and is spread randomly over its second half', () => {
		expect(retryDelay(failure, 0, NOW)).toBe(500);
		expect(retryDelay(failure, 1, NOW)).toBe(1_000);
		expect(retryDelay({ ...failure, attempt: 3 }, 0, NOW)).toBe(2_000);
		expect(retryDelay({ ...failure, attempt: 3 }, 1, NOW)).toBe(4_000);
	});

	it('is never shorter than Autodesk asks for', () => {
		expect(retryDelay({ ...failure, retryAfter: '30' }, 0, NOW)).toBe(30_000);
		expect(retryDelay({ ...failure, retryAfter: '30' }, 1, NOW)).toBe(30_250);
	});

	it('is refused if Autodesk asks for more than 90 seconds', () => {
		expect(retryDelay({ ...failure, retryAfter: '91' }, 0, NOW)).toBeUndefined();
	});
});
