import { describe, expect, it, vi } from 'vitest';
import { waitUntilDone } from '../../../nodes/longWork/waitUntilDone';
import { skipWaits } from '../../harness/skipWaits';

const waits = skipWaits();
const { signal } = new AbortController();
const MINUTE = 60_000;

describe('waiting for long work', () => {
	it('asks after pauses that grow up to a limit', async () => {
		let asked = 0;
		const check = async () => (++asked === 8 ? 'ready' : undefined);
		const ending = await waitUntilDone({ signal }, { longestMs: 10 * MINUTE, check });
		expect(ending).toEqual({ kind: 'done', result: 'ready' });
		expect(waits).toEqual([2000, 3000, 4500, 6750, 10125, 15000, 15000, 15000]);
	});

	it('asks a last time when the time is up', async () => {
		let asked = 0;
		const check = async () => void asked++;
		expect(await waitUntilDone({ signal }, { longestMs: 4000, check })).toEqual({
			kind: 'timedOut',
		});
		expect(waits).toEqual([2000, 2000]);
		expect(asked).toBe(2);
	});

	it('passes on what the check throws', async () => {
		const check = () => Promise.reject(new Error('refused'));
		await expect(waitUntilDone({ signal }, { longestMs: MINUTE, check })).rejects.toThrow(
			'refused',
		);
	});
});

describe('a stopped execution', () => {
	it('ends the wait without another call', async () => {
		const check = () => Promise.reject(new Error('called'));
		const stopped = { signal: AbortSignal.abort() };
		vi.restoreAllMocks();
		expect(await waitUntilDone(stopped, { longestMs: MINUTE, check })).toEqual({ kind: 'stopped' });
	});
});
