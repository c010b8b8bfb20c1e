import { MAX_CALLBACK_BYTES } from '../../../protocol/callbacks/callback';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import { NEEDS_REDIS } from './installed';

const ROUNDS = { short: 2, long: 20 };
const EVENTS_PER_ROUND = 8;
/** Size of a callback without the filling: envelope, hook and sample payload, rounded up. */
const REST_OF_BODY = 4_096;

/** Bodies up to the maximum size, many at a time. */
export const bodyCases: ChaosCase[] = [
	{
		name: '2 MB bodies (Redis)',
		arena: { store: 'redis', split: true },
		rounds: ROUNDS,
		...NEEDS_REDIS,
		play: sendLarge,
	},
	{
		name: '2 MB bodies in batches (embedded store)',
		arena: {
			store: 'embedded',
			subscription: { batch: { maxEvents: 20, maxWaitSeconds: 1 } },
		},
		rounds: ROUNDS,
		play: sendLarge,
	},
];

async function sendLarge({ autodesk, random }: Arena, rounds: number): Promise<string> {
	const largest = MAX_CALLBACK_BYTES - REST_OF_BODY;
	for (let round = 0; round < rounds; round++) {
		for (let event = 0; event < EVENTS_PER_ROUND; event++) {
			autodesk.happen(event % 2 === 0 ? largest : random.integer(1, largest));
			autodesk.happen();
		}
		await autodesk.settled();
	}
	const [first] = autodesk.attempts;
	const tooLarge = { ...first, body: 'x'.repeat(MAX_CALLBACK_BYTES + 1) };
	const status = await autodesk.repeat(tooLarge);
	if (status !== 413) throw new Error(`A body over the limit was answered ${status}`);
	const sent = Math.max(...autodesk.attempts.map(({ body }) => Buffer.byteLength(body)));
	return `largest ${sent} bytes; one byte over the limit: 413`;
}
