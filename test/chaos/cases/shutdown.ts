import { setTimeout as delay } from 'node:timers/promises';
import type { WorkerProcess } from '../../../worker/test/setup/workerProcess';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import { NEEDS_REDIS } from './installed';

const ROUNDS = { short: 3, long: 20 };
/**
 * Workers are stopped gracefully, as for an upgrade, while events arrive and are delivered. A worker that
 * needs longer than its STOP_TIMEOUT exits with 1.
 */
export const shutdownCases: ChaosCase[] = [
	{
		name: 'rolling restart under load (Redis)',
		arena: { store: 'redis', split: true },
		rounds: ROUNDS,
		...NEEDS_REDIS,
		play: async (arena, rounds) =>
			await restart(arena, rounds, (round) => (round % 2 === 0 ? arena.deliverer : arena.receiver)),
	},
	{
		name: 'shutdown under load (embedded store)',
		arena: { store: 'embedded' },
		rounds: { short: 2, long: 20 },
		play: async (arena, rounds) => await restart(arena, rounds, () => arena.receiver),
	},
];

async function restart(
	{ autodesk, ledger, n8n, random }: Arena,
	rounds: number,
	workerOf: (round: number) => WorkerProcess,
): Promise<string> {
	// Ensures that a delivery is always in progress.
	n8n.mood = () => ({ kind: 'take', afterMs: random.integer(50, 300) });
	let longest = 0;
	await autodesk.happenDuring({ perSecond: 20 }, async () => {
		for (let round = 0; round < rounds; round++) {
			await delay(random.integer(500, 1_500));
			const worker = workerOf(round);
			const askedAt = performance.now();
			const exitCode = await worker.terminate();
			longest = Math.max(longest, performance.now() - askedAt);
			if (exitCode !== 0) throw new Error(`The worker exited with ${exitCode}`);
			await worker.run();
		}
	});
	const { doubled } = ledger.balance();
	if (doubled > 0)
		throw new Error(
			`${doubled} events were delivered twice although the worker stopped gracefully`,
		);
	return `stopped within ${Math.round(longest)} ms`;
}
