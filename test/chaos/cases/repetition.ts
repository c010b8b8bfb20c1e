import { setTimeout as delay } from 'node:timers/promises';
import { DELIVERY_ID_HEADER } from '../../../protocol/callbacks/callback';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import { NEEDS_REDIS } from './installed';

/** Repeated callbacks: Autodesk delivers at least once, and an eavesdropper may replay them. */
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

/** Number of callers that repeat at the same time. */
const CALLERS = 8;
/** Maximum number of attempts per callback. */
const TRIES = 10;

async function repeatEverything(arena: Arena, rounds: number): Promise<string> {
	const { autodesk, ledger } = arena;
	autodesk.deliveryIdsAreStable = false;
	let repeated = 0;
	for (let round = 0; round < rounds; round++) {
		await autodesk.happenDuring({ perSecond: 60 }, async () => {
			await delay(1_000);
			// Immediately, while some of the originals are still on their way to n8n.
			repeated += await repeat(arena);
		});
		await autodesk.settled();
		repeated += await repeat(arena);
	}
	const { doubled } = ledger.balance();
	if (doubled > 0) throw new Error(`${doubled} events were delivered again`);
	return `${repeated} × repeated with the same or a new delivery id, each answered 204`;
}

/** @returns the number of repeated callbacks */
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

/** Retries after a 503 from a store that was slow for a moment, as Autodesk would. @returns the last status */
async function untilStored(send: () => Promise<number>): Promise<number> {
	let status = 503;
	for (let tries = 0; status === 503 && tries < TRIES; tries += 1) status = await send();
	return status;
}
