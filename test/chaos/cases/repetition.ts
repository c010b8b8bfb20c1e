import { setTimeout as delay } from 'node:timers/promises';
import { DELIVERY_ID_HEADER } from '../../../protocol/callbacks/callback';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import { NEEDS_REDIS } from './installed';

/** The same callbacks again: Autodesk sends at least once, and others may have listened. */
export const repetitionCases: ChaosCase[] = [
	{
		name: 'duplicates and replays (Redis)',
		arena: { store: 'redis', split: true },
		rounds: { short: 2, long: 20 },
		...NEEDS_REDIS,
		play: repeatEverything,
	},
	{
		name: 'duplicates and replays (embedded store)',
		arena: { store: 'embedded' },
		rounds: { short: 1, long: 20 },
		play: repeatEverything,
	},
];

/** How many callers repeat at the same time. */
const CALLERS = 8;
/** How often they try to get one in. */
const TRIES = 10;

async function repeatEverything(arena: Arena, rounds: number): Promise<string> {
	const { autodesk, ledger } = arena;
	autodesk.deliveryIdsAreStable = false;
	let repeated = 0;
	for (let round = 0; round < rounds; round++) {
		await autodesk.happenDuring({ perSecond: 60 }, async () => {
			await delay(1_000);
			// At once, while the first of them are still on their way to n8n.
			repeated += await repeat(arena);
		});
		await autodesk.settled();
		repeated += await repeat(arena);
	}
	const { doubled } = ledger.balance();
	if (doubled > 0) throw new Error(`${doubled} events were delivered again`);
	return `${repeated} × sent again, same and other delivery ids, each answered 204`;
}

/** @returns how many callbacks were repeated */
async function repeat({ autodesk, random }: Arena): Promise<number> {
	const originals = [...autodesk.attempts];
	const callers = Array.from({ length: CALLERS }, async (_, caller) => {
		for (const [index, original] of originals.entries()) {
			if (index % CALLERS !== caller) continue;
			const headers = random.chance(0.5)
				? original.headers
				: { ...original.headers, [DELIVERY_ID_HEADER]: crypto.randomUUID() };
			const status = await untilStored(() => autodesk.repeat({ ...original, headers }));
			if (status !== 204) throw new Error(`A repeated callback was answered ${status}`);
		}
	});
	await Promise.all(callers);
	return originals.length;
}

/** A store that was too slow for once says 503, and Autodesk would send again. @returns the last status */
async function untilStored(send: () => Promise<number>): Promise<number> {
	let status = 503;
	for (let tries = 0; status === 503 && tries < TRIES; tries += 1) status = await send();
	return status;
}
