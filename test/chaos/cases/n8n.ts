import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import type { Answer } from '../sink';
import { NEEDS_REDIS } from './installed';

const HOUR = 3_600_000;
/** An hour of downtime takes 15 s. */
const HOUR_RATE = 240;
/** A minute takes a second. The worker's timeout of 30 s takes two. */
const FAILURE_RATE = 60;

/** An n8n that is down, slow or failing. The worker's clock runs faster, because it retries for days. */
export const n8nCases: ChaosCase[] = [
	{
		name: 'n8n down for an hour of simulated time',
		arena: { store: 'redis', split: true, subscription: { concurrency: 20 } },
		rounds: { short: 1, long: 4 },
		...NEEDS_REDIS,
		async play({ autodesk, back, clock }, rounds) {
			let downtime = 0;
			clock.run(HOUR_RATE);
			await autodesk.happenDuring({ perSecond: 30 }, async () => {
				for (let round = 0; round < rounds; round++) {
					await delay(500);
					const start = await back.sever();
					const since = clock.now();
					await delay(HOUR / HOUR_RATE);
					downtime = (clock.now() - since) / 60_000;
					await start();
				}
				await delay(500);
			});
			return `down for ${Math.round(downtime)} min on the worker's clock`;
		},
	},
	failing('n8n answers 500, 502, 503, 404, 408, 429', ({ random }) => ({
		kind: 'refuse',
		status: random.pick([500, 502, 503, 404, 408, 429]),
		...(random.chance(0.3) ? { retryAfter: random.integer(1, 20) } : {}),
	})),
	failing('n8n slow or not answering', ({ random }) =>
		random.pick<Answer>([
			{ kind: 'take', afterMs: random.integer(100, 1_200) },
			{ kind: 'take', afterMs: random.integer(2_800, 4_000) },
			{ kind: 'hang' },
		]),
	),
	failing('n8n dies before or during its answer', ({ random }) => ({
		kind: random.pick(['half', 'vanish'] as const),
	})),
];

/** @param failure what a failing n8n does with about half of its deliveries */
function failing(name: string, failure: (arena: Arena) => Answer): ChaosCase {
	return {
		name,
		arena: {
			store: 'redis',
			split: true,
			subscription: { concurrency: 20 },
		},
		rounds: { short: 2, long: 20 },
		...NEEDS_REDIS,
		async play(arena, rounds) {
			const { autodesk, clock, n8n, random } = arena;
			clock.run(FAILURE_RATE);
			await autodesk.happenDuring({ perSecond: 40 }, async () => {
				for (let round = 0; round < rounds; round++) {
					n8n.mood = () => (random.chance(0.5) ? failure(arena) : { kind: 'take' });
					await delay(random.integer(1_500, 3_000));
					n8n.mood = () => ({ kind: 'take' });
					await delay(500);
				}
			});
			return n8n.refused > 0 ? `${n8n.refused} deliveries refused` : undefined;
		},
	};
}
