import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import { NEEDS_REDIS } from './installed';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long repeated events are recognized. */
const RECOGNIZED = 7 * DAY;

/**
 * In ms. The last jump is longer than all others together, so that attempts scheduled while the clock was
 * ahead become due.
 */
const JUMPS = [HOUR, -2 * HOUR, HOUR, -10 * MINUTE, 10 * MINUTE, 8 * DAY];

/** The clock of the worker and n8n jumps while some events wait for their next attempt. */
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
				if (ms > RECOGNIZED) ledger.disruptions.noteForgetting();
				clock.jump(ms);
				await delay(random.integer(500, 1_200));
			}
		}
	});
	n8n.mood = () => ({ kind: 'take' });
	return `${n8n.refused} deliveries refused`;
}
