import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import { NEEDS_POSTGRES, NEEDS_REDIS } from './installed';

/** A process that can be killed and restarted. */
interface Victim {
	kill(): Promise<void>;
	run(): Promise<void>;
}

const ROUNDS = { short: 3, long: 20 };

/** kill -9 of every part at any moment, including while it starts. */
export const killCases: ChaosCase[] = [
	{
		name: 'kill -9 receiver (Redis)',
		arena: { store: 'redis', split: true },
		rounds: ROUNDS,
		...NEEDS_REDIS,
		play: async (arena, rounds) => await kill(arena, rounds, 'receiver', [arena.receiver]),
	},
	{
		name: 'kill -9 deliverer (Redis)',
		arena: { store: 'redis', split: true },
		rounds: ROUNDS,
		...NEEDS_REDIS,
		play: async (arena, rounds) => await kill(arena, rounds, 'deliverer', [arena.deliverer]),
	},
	{
		name: 'kill -9 Redis',
		arena: { store: 'redis', split: true },
		rounds: ROUNDS,
		...NEEDS_REDIS,
		play: async (arena, rounds) => await kill(arena, rounds, 'Redis', serversOf(arena)),
	},
	{
		name: 'kill -9 receiver, deliverer and Redis at once',
		arena: { store: 'redis', split: true },
		rounds: ROUNDS,
		...NEEDS_REDIS,
		play: async (arena, rounds) =>
			await kill(arena, rounds, 'everything', [
				...serversOf(arena),
				arena.receiver,
				arena.deliverer,
			]),
	},
	{
		name: 'kill -9 worker and PostgreSQL at once',
		arena: { store: 'postgres' },
		rounds: ROUNDS,
		...NEEDS_POSTGRES,
		play: async (arena, rounds) =>
			await kill(arena, rounds, 'everything', [...serversOf(arena), arena.receiver]),
	},
	{
		name: 'kill -9 worker (embedded store)',
		arena: { store: 'embedded' },
		rounds: ROUNDS,
		play: async (arena, rounds) => await kill(arena, rounds, 'worker', [arena.receiver]),
	},
];

function serversOf({ store: { redis, postgres } }: Arena): Victim[] {
	return [redis, postgres].filter((server) => server !== undefined);
}

/** @param victims in the order of their restart */
async function kill(
	{ autodesk, ledger, random }: Arena,
	rounds: number,
	what: string,
	victims: readonly Victim[],
): Promise<void> {
	await autodesk.happenDuring({ perSecond: 80 }, async () => {
		for (let round = 0; round < rounds; round++) {
			await delay(random.integer(300, 1500));
			const restarted = ledger.disruptions.begin(
				`${what} was killed before the delivery was recorded`,
			);
			await Promise.all(victims.map((victim) => victim.kill()));
			for (const victim of victims) {
				if (random.chance(0.3)) await killWhileStarting(victim, random.integer(0, 700));
				await victim.run();
			}
			restarted();
		}
		await delay(500);
	});
}

/** @param after in ms; kills the process even if it has already started */
async function killWhileStarting(victim: Victim, after: number): Promise<void> {
	const started = victim.run().catch(() => undefined);
	await delay(after);
	await victim.kill();
	await started;
}
