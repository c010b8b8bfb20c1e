import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../e2e/process/waitFor';
import { buildArena, type Arena, type ArenaOptions } from './arena';
import type { Cleanup } from './cleanup';
import { Ledger, type Balance } from './ledger';
import type { Random } from './random';

/** One kind of disruption and the arena for it. */
export interface ChaosCase {
	name: string;
	arena: ArenaOptions;
	/** Number of repetitions in the short and in the long form. */
	rounds: { short: number; long: number };
	/** Why it cannot run on this machine. */
	absent?: string;
	/**
	 * Causes the disruption while events arrive. The checks afterwards are the same for all cases.
	 *
	 * @returns a note for the table
	 * @throws if something is wrong that the ledger does not show
	 */
	play(arena: Arena, rounds: number): Promise<string | void>;
}

export interface CaseResult extends Balance {
	name: string;
	rounds: number;
	/** The reasons for duplicates, and the note of the case. */
	explanation: string;
	/** What is wrong; empty if the case passed. */
	failures: string[];
	seconds: number;
}

const EMPTY: Balance = new Ledger().balance();

/**
 * An answered event counts as lost if nothing was delivered for this long. Other processes take over the
 * events of a process that died after up to 25 s; a busy machine and events that wait for their next attempt
 * can add to that. How long the whole backlog takes says nothing about loss.
 */
const SETTLE_SECONDS = 75;

/** Plays a case and compares the results. Failures are reported in the result. */
export async function playCase(
	chaos: ChaosCase,
	rounds: number,
	random: Random,
	cleanup: Cleanup,
): Promise<CaseResult> {
	const startedAt = performance.now();
	const failures: string[] = [];
	const report = (error: unknown): void => {
		failures.push(error instanceof Error ? error.message : String(error));
	};
	let balance = EMPTY;
	let note: string | void = undefined;
	try {
		const arena = await buildArena({ ...retrySpanFor(rounds), ...chaos.arena }, random, cleanup);
		note = await chaos.play(arena, rounds).catch(report);
		await settle(arena).catch(report);
		await arena.ledger.ask((eventId) => arena.api.failuresOf(eventId)).catch(report);
		balance = arena.ledger.balance();
		failures.push(...faultsIn(balance), ...(await faultsOf(arena)));
	} catch (error) {
		report(error);
	} finally {
		await cleanup.run();
	}
	const reasons = [...balance.reasons].map(([reason, count]) => `${count} × ${reason}`);
	return {
		name: chaos.name,
		rounds,
		...balance,
		explanation: [...reasons, ...(note ? [note] : [])].join('; '),
		failures,
		seconds: Math.round((performance.now() - startedAt) / 1000),
	};
}

/**
 * Consecutive outages must not exhaust Autodesk's retries: it would deactivate the webhook after five lost
 * events, and nothing more would be tested.
 */
function retrySpanFor(rounds: number): Pick<ArenaOptions, 'retrySpan'> {
	return rounds > 3 ? { retrySpan: 300 } : {};
}

/** Waits until every event is answered and delivered, and the worker is idle. */
async function settle({ autodesk, ledger, api }: Arena): Promise<void> {
	await autodesk.settled();
	if (!(await allArrived(ledger))) return;
	await waitFor(async () => !(await api.isBusy()), {
		what: 'the worker to be idle',
		timeoutSeconds: SETTLE_SECONDS,
		intervalMilliseconds: 300,
	});
}

/** @returns false if answered events are missing and nothing arrives any more; the balance reports them as lost */
async function allArrived(ledger: Ledger): Promise<boolean> {
	let fewest = Infinity;
	let progressAt = performance.now();
	for (;;) {
		const missing = ledger.missing().length;
		if (missing === 0) return true;
		if (missing < fewest) {
			fewest = missing;
			progressAt = performance.now();
		} else if (performance.now() - progressAt > SETTLE_SECONDS * 1000) return false;
		await delay(100);
	}
}

function faultsIn({ lost, damaged, invented, givenUp, sent }: Balance): string[] {
	return [
		...(sent === 0 ? ['nothing was sent'] : []),
		...(lost.length > 0 ? [`lost: ${some(lost)}`] : []),
		...(damaged.length > 0 ? [`damaged: ${some(damaged)}`] : []),
		...(invented.length > 0 ? [`delivered but never sent: ${some(invented)}`] : []),
		...(givenUp > 0
			? [`never answered with 204, although the worker was available again: ${givenUp}`]
			: []),
	];
}

async function faultsOf({ n8n, api, clock, workers }: Arena): Promise<string[]> {
	const dead = await api.deliveries('dead').catch(() => []);
	// Under a clock that runs 60 times faster, the time that a worker has for stopping would be half a second.
	clock.run(1);
	const exitCodes = await Promise.all(workers.map((worker) => worker.terminate()));
	return [
		...(n8n.forged > 0 ? [`${n8n.forged} deliveries with a wrong signature`] : []),
		...(dead.length > 0 ? [`dead letters: ${some(dead.map(({ id }) => id))}`] : []),
		...exitCodes.filter((code) => code !== 0).map((code) => `a worker exited with ${code}`),
	];
}

function some(names: readonly string[]): string {
	const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
	return `${names.slice(0, 5).join(', ')}${more}`;
}
