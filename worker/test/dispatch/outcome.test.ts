import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/dispatch/outcome';

const NOW = Date.UTC(2025, 5, 1, 12);

function kindOf(status: number): string {
	return outcomeOf({ kind: 'answered', status, retryAfter: undefined }, NOW).kind;
}

describe('the outcome of a delivery', () => {
	it.each([200, 201, 202, 204, 299])('%i is delivered', (status) => {
		expect(kindOf(status)).toBe('delivered');
	});

	it.each([404, 408, 425, 429, 500, 502, 503, 504, 301, 302])('%i is retried', (status) => {
		expect(kindOf(status)).toBe('retry');
	});

	it('410 means that the target is gone', () => {
		expect(kindOf(410)).toBe('gone');
	});

	it.each([400, 401, 403, 405, 413, 422])('%i is a dead letter at once', (status) => {
		expect(kindOf(status)).toBe('dead');
	});

	it('a network failure is retried, and keeps its reason', () => {
		expect(outcomeOf({ kind: 'failed', reason: 'ECONNREFUSED' }, NOW)).toEqual({
			kind: 'retry',
			reason: 'ECONNREFUSED',
		});
	});

	it('contains the delay that the target requested', () => {
		expect(outcomeOf({ kind: 'answered', status: 503, retryAfter: '120' }, NOW)).toEqual({
			kind: 'retry',
			status: 503,
			reason: 'The target answered 503',
			retryAfter: 120_000,
		});
	});
});
