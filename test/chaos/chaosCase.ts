import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../e2e/process/waitFor';
import { buildArena, type Arena, type ArenaOptions } from './arena';
import type { Cleanup } from './cleanup';
import { Ledger, type Balance } from './ledger';
import type { Random } from './random';

/** One kind of misfortune, and what it is inflicted on. */
export interface ChaosCase {
	name: string;
	arena: ArenaOptions;
	/** How often it happens in the short and in the long form. */
	rounds: { short: number; long: number };
	/** Why it cannot be tried on this machine. */
	absent?: string;
	/**
	 * Lets it happen while events are on their way; what follows is the same for all cases.
	 *
	 * @returns what is worth telling beside the numbers
	 * @throws when something is wrong that no ledger shows
	 */
	play(arena: Arena, rounds: number): Promise<string | void>;
}

export interface CaseResult extends Balance {
	name: string;
	rounds: number;
	/** Why events were doubled, and what else is worth telling. */
	explanation: string;
	/** What is wrong; empty when all is as it must be. */
	failures: string[];
	seconds: number;
}

const EMPTY: Balance = new Ledger().balance();

/**
 * Events of a process that died are taken over by others after up to 25 s; a busy machine and events
 * waiting for their next attempt may add to that.
 */
const SETTLE_SECONDS = 75;

/** Plays a case to its end and draws the balance. Failures are told in the result. */
export async function playCase(
	chaos: ChaosCase,
	rounds: number,
	random: Random,
	cleanup: Cleanup,
): Promise<CaseResult> {
	const startedAt = performance.now();
	const failures: string[] = [];
	const tell = (error: unknown): void => {
		failures.push(error instanceof Error ? error.message : String(error));
	};
	let balance = EMPTY;
	let note: string | void = undefined;
	try {
		const arena = await buildArena({ ...patience(rounds), ...chaos.arena }, random, cleanup);
		note = await chaos.play(arena, rounds).catch(tell);
		await settle(arena).catch(tell);
		await arena.ledger.ask((eventId) => arena.api.failuresOf(eventId)).catch(tell);
		balance = arena.ledger.balance();
		failures.push(...faultsIn(balance), ...(await faultsOf(arena)));
	} catch (error) {
		tell(error);
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
 * Many outages in a row must not use up Autodesk's retries: it would switch the webhook off after five
 * events that it gave up on, and nothing more would be tested.
 */
function patience(rounds: number): Pick<ArenaOptions, 'retrySpan'> {
	return rounds > 3 ? { retrySpan: 300 } : {};
}

/** Waits until everything is answered, delivered, and nothing is left to do. */
async function settle({ autodesk, ledger, api }: Arena): Promise<void> {
	await autodesk.settled();
	const deadline = Date.now() + SETTLE_SECONDS * 1000;
	// What does not arrive in time is lost, as far as this run can tell: the balance says so.
	while (ledger.missing().length > 0 && Date.now() < deadline) await delay(100);
	if (ledger.missing().length > 0) return;
	await waitFor(async () => !(await api.isBusy()), {
		what: 'the worker to have nothing left to do',
		timeoutSeconds: SETTLE_SECONDS,
		intervalMilliseconds: 300,
	});
}

function faultsIn({ lost, damaged, invented, givenUp, sent }: Balance): string[] {
	return [
		...(sent === 0 ? ['nothing was sent'] : []),
		...(lost.length > 0 ? [`lost: ${some(lost)}`] : []),
		...(damaged.length > 0 ? [`damaged: ${some(damaged)}`] : []),
		...(invented.length > 0 ? [`never sent, yet delivered: ${some(invented)}`] : []),
		...(givenUp > 0 ? [`never answered with 204, though the worker was back: ${givenUp}`] : []),
	];
}

async function faultsOf({ n8n, api, workers }: Arena): Promise<string[]> {
	const dead = await api.deliveries('dead').catch(() => []);
	const exitCodes = await Promise.all(workers.map((worker) => worker.terminate()));
	return [
		...(n8n.forged > 0 ? [`${n8n.forged} deliveries with a wrong signature`] : []),
		...(dead.length > 0 ? [`dead letters: ${some(dead.map(({ id }) => id))}`] : []),
		...exitCodes.filter((code) => code !== 0).map((code) => `a worker ended with ${code}`),
	];
}

function some(names: readonly string[]): string {
	const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
	return `${names.slice(0, 5).join(', ')}${more}`;
}
