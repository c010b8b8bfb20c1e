import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import { NEEDS_REDIS } from './installed';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** So long events are recognised that come again. */
const RECOGNISED = 7 * DAY;

/**
 * In ms. The last goes beyond every other: an attempt that was planned while the clock was ahead is
 * due when the right time gets there.
 */
const JUMPS = [HOUR, -2 * HOUR, HOUR, -10 * MINUTE, 10 * MINUTE, 8 * DAY];

/** The clock of worker and n8n jumps, while some events wait for their next attempt. */
export const clockCases: ChaosCase[] = [
	{
		name: 'clock jumps (Redis)',
		arena: { store: 'redis', split: true, subscription: { concurrency: 20 } },
		rounds: { short: 1, long: 5 },
		...NEEDS_REDIS,
		play: jump,
	},
	{
		name: 'clock jumps (embedded store)',
		arena: { store: 'embedded', subscription: { concurrency: 20 } },
		rounds: { short: 1, long: 5 },
		play: jump,
	},
];

async function jump(
	{ autodesk, clock, ledger, n8n, random }: Arena,
	rounds: number,
): Promise<string> {
	n8n.mood = () => (random.chance(0.1) ? { kind: 'refuse', status: 503 } : { kind: 'take' });
	await autodesk.happenDuring({ perSecond: 30 }, async () => {
		for (let round = 0; round < rounds; round++) {
			for (const ms of JUMPS) {
				if (ms > RECOGNISED) ledger.disruptions.noteForgetting();
				clock.jump(ms);
				await delay(random.integer(500, 1_200));
			}
		}
	});
	n8n.mood = () => ({ kind: 'take' });
	return `${n8n.refused} deliveries refused in between`;
}
