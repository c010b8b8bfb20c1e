import { parseArgs } from 'node:util';
import { report } from '../../bench/report';
import { CASES } from './cases';
import { playCase, type CaseResult, type ChaosCase } from './chaosCase';
import { Random } from './random';

/**
 * Breaks everything around and inside the worker while events come in, and compares what was
 * answered to Autodesk with what n8n got. See README.md.
 */
const { values: options } = parseArgs({
	options: {
		long: { type: 'boolean', default: false },
		only: { type: 'string', default: '' },
		lanes: { type: 'string', default: '3' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
	},
});

async function main(): Promise<void> {
	const seed = Number(options.seed);
	console.log(`Chaos, ${options.long ? 'long' : 'short'} form, seed ${seed}`);
	const cases = CASES.filter(({ name }) => name.includes(options.only));
	const results = await playAll(cases, seed);
	report(
		'chaos',
		`Zero-loss ledger, ${options.long ? 'long' : 'short'} form, seed ${seed}`,
		results.map(({ name, rounds, sent, answered, arrived, lost, doubled, explanation }) => ({
			...{
				case: name,
				rounds,
				sent,
				'answered 2xx': answered,
				arrived,
				lost: lost.length,
				doubled,
			},
			explanation,
		})),
	);
	for (const { name, absent } of cases) if (absent) console.log(`not tried: ${name}: ${absent}`);
	const failures = results.flatMap(({ name, failures }) =>
		failures.map((failure) => `${name}: ${failure}`),
	);
	for (const failure of failures) console.error(`FAILED ${failure}`);
	process.exitCode = failures.length > 0 ? 1 : 0;
}

/** Plays several at a time: most of them mostly wait. Results come in the order of the cases. */
async function playAll(cases: readonly ChaosCase[], seed: number): Promise<CaseResult[]> {
	const results = new Map<ChaosCase, CaseResult>();
	const waiting = cases.filter(({ absent }) => absent === undefined);
	const lane = async (): Promise<void> => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			results.set(next, await play(next, seed));
		}
	};
	await Promise.all(Array.from({ length: Number(options.lanes) }, lane));
	return cases.flatMap((each) => results.get(each) ?? []);
}

async function play(chaos: ChaosCase, seed: number): Promise<CaseResult> {
	const rounds = options.long ? chaos.rounds.long : chaos.rounds.short;
	const result = await playCase(chaos, rounds, new Random(seed));
	const { answered, lost, doubled, failures, seconds } = result;
	const verdict = failures.length > 0 ? `FAILED: ${failures.join('; ')}` : 'ok';
	console.log(
		`${chaos.name}: ${answered} answered, ${lost.length} lost, ${doubled} doubled, ${seconds} s, ${verdict}`,
	);
	return result;
}

void main();
