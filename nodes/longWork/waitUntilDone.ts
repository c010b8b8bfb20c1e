import { wait } from '../apsClient/cancellation';
import type { ApsRun } from '../parameters/run';

/** How waiting for work that Autodesk does in the background ended. */
export type Ending<Result> =
	| { kind: 'done'; result: Result }
	/** It may still be carried out. */
	| { kind: 'timedOut' }
	/** The user stopped the execution, or another item stopped the node. */
	| { kind: 'stopped' };

interface Waiting<Result> {
	/** How long to wait in total, in ms. */
	longestMs: number;
	/** Asks Autodesk. @returns undefined while the work is in progress */
	check(): Promise<Result | undefined>;
	/** In ms. By default for work that takes minutes. */
	firstPauseMs?: number;
	/** In ms. */
	longestPauseMs?: number;
}

const FIRST_PAUSE_MS = 2_000;
/** Four calls a minute for each piece of work stay far below every quota of Autodesk. */
const LONGEST_PAUSE_MS = 15_000;
const GROWTH = 1.5;

/**
 * Waits until work that Autodesk does in the background is done. Asks after pauses that grow, the last time
 * when the time is up. The first call comes after the first pause, because whoever started the work knows
 * how it stands.
 *
 * @throws whatever the check throws
 */
export async function waitUntilDone<Result>(
	{ signal }: Pick<ApsRun, 'signal'>,
	waiting: Waiting<Result>,
): Promise<Ending<Result>> {
	const { longestMs, firstPauseMs = FIRST_PAUSE_MS, longestPauseMs = LONGEST_PAUSE_MS } = waiting;
	let left = longestMs;
	for (let pause = firstPauseMs; left > 0; pause *= GROWTH) {
		const delay = Math.min(pause, longestPauseMs, left);
		if ((await wait(delay, signal)) === 'cancelled') return { kind: 'stopped' };
		left -= delay;
		const result = await waiting.check();
		if (result !== undefined) return { kind: 'done', result };
	}
	return { kind: 'timedOut' };
}
