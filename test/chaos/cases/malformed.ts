import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import { malformedRequest } from '../malformedRequests';
import { sendRaw, type RawAnswer } from '../rawRequest';
import { NEEDS_REDIS } from './installed';

const REQUESTS_PER_ROUND = 10_000;
const CALLERS = 32;

/** Requests that the worker must reject: forged, garbled, truncated, too large, or not HTTP at all. */
export const malformedCases: ChaosCase[] = [
	{
		name: '10,000 malformed requests',
		// Each request claims a different address. Otherwise, rate limiting would refuse most of them.
		arena: { store: 'redis', split: true, environment: { TRUST_PROXY: '1' } },
		rounds: { short: 1, long: 10 },
		...NEEDS_REDIS,
		async play(arena, rounds) {
			const { autodesk, receiver } = arena;
			const { pid } = receiver;
			const answers = await autodesk.happenDuring(
				{ perSecond: 20 },
				async () => await sendAll(arena, rounds * REQUESTS_PER_ROUND),
			);
			if (receiver.pid !== pid) throw new Error('The receiver has crashed');
			const wrong = [...answers.keys()].filter(
				(answer) => typeof answer === 'number' && (answer < 400 || answer >= 500),
			);
			if (wrong.length > 0) throw new Error(`Malformed requests were answered ${wrong.join(', ')}`);
			const counts = [...answers].sort(([, a], [, b]) => b - a);
			return counts.map(([answer, count]) => `${count} × ${answer}`).join(', ');
		},
	},
];

async function sendAll(
	{ autodesk, random, receiver }: Arena,
	count: number,
): Promise<Map<RawAnswer, number>> {
	const { port } = new URL(receiver.url);
	const entrance = autodesk.entrance;
	const answers = new Map<RawAnswer, number>();
	let left = count;
	const call = async (): Promise<void> => {
		for (; left > 0; await delay(0)) {
			left -= 1;
			const answer = await sendRaw(Number(port), malformedRequest(random, entrance));
			answers.set(answer, (answers.get(answer) ?? 0) + 1);
		}
	};
	await Promise.all(Array.from({ length: CALLERS }, call));
	return answers;
}
