import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from '../../src/dispatch/circuitBreaker';

function openCircuit(now = 0): CircuitBreaker {
	const breaker = new CircuitBreaker();
	for (let i = 0; i < 5; i += 1) breaker.failed(now);
	return breaker;
}

describe('circuit breaker', () => {
	it('opens after five failures in a row, for five seconds', () => {
		const breaker = new CircuitBreaker();
		for (let i = 0; i < 4; i += 1) breaker.failed(1000);
		expect(breaker.state).toBe('closed');
		breaker.failed(1000);
		expect(breaker.state).toBe('open');
		expect(breaker.openUntil).toBe(6000);
	});

	it('stays closed if failures are not in a row', () => {
		const breaker = new CircuitBreaker();
		for (let i = 0; i < 20; i += 1) {
			breaker.failed(0);
			if (i % 4 === 3) breaker.succeeded();
		}
		expect(breaker.state).toBe('closed');
	});

	it('closes when its trial succeeds', () => {
		const breaker = openCircuit();
		breaker.halfOpen();
		expect(breaker.state).toBe('half-open');
		breaker.succeeded();
		expect(breaker.state).toBe('closed');
	});

	it('opens for longer each time its trial fails, up to two minutes', () => {
		const breaker = openCircuit();
		const pauses: number[] = [];
		for (let i = 0; i < 6; i += 1) {
			breaker.halfOpen();
			breaker.failed(0);
			pauses.push(breaker.openUntil / 1000);
		}
		expect(pauses).toEqual([10, 20, 40, 80, 120, 120]);
	});

	it('starts with the shortest pause after a success', () => {
		const breaker = openCircuit();
		breaker.halfOpen();
		breaker.failed(0);
		breaker.halfOpen();
		breaker.succeeded();
		for (let i = 0; i < 5; i += 1) breaker.failed(0);
		expect(breaker.openUntil).toBe(5000);
	});

	it('waits as long as the target asks for', () => {
		const breaker = new CircuitBreaker();
		for (let i = 0; i < 5; i += 1) breaker.failed(0, 60_000);
		expect(breaker.openUntil).toBe(60_000);
	});

	it('is not prolonged by failures of deliveries that were in progress when it opened', () => {
		const breaker = openCircuit(1000);
		breaker.failed(3000);
		expect(breaker.openUntil).toBe(6000);
	});
});
