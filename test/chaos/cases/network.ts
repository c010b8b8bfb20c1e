import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import type { Line } from '../line';
import { NEEDS_REDIS } from './installed';

/** Connections that break in the middle of a request, a command or an answer. */
export const networkCases: ChaosCase[] = [
	frayed('cuts between Autodesk and worker', 6_000, ({ front }) => front),
	frayed('cuts between worker and n8n', 4_000, ({ back, clock }) => {
		// A delivery that keeps failing eventually waits for minutes.
		clock.run(60);
		return back;
	}),
	frayed('cuts between worker and Redis', 60_000, ({ store }) => store.line),
];

/** @param mostBytes maximum number of bytes before a connection breaks: several requests, or half of one */
function frayed(
	name: string,
	mostBytes: number,
	lineOf: (arena: Arena) => Line | undefined,
): ChaosCase {
	return {
		name,
		arena: { store: 'redis', split: true, subscription: { concurrency: 20 } },
		rounds: { short: 2, long: 20 },
		...NEEDS_REDIS,
		async play(arena, rounds) {
			const { autodesk, ledger, random } = arena;
			const line = lineOf(arena);
			await autodesk.happenDuring({ perSecond: 50 }, async () => {
				for (let round = 0; round < rounds; round++) {
					const repaired = ledger.disruptions.begin(
						'a line was cut before the delivery was recorded',
					);
					line?.fray({ random, mostBytes });
					await delay(random.integer(1_500, 2_500));
					line?.fray(undefined);
					repaired();
					await delay(500);
				}
			});
			return `${line?.cuts} connections cut`;
		},
	};
}
