import { parseArgs } from 'node:util';
import { numberOption } from '../../bench/numberOption';
import { report } from '../../bench/report';
import { CASES } from './cases';
import { playCase, type CaseResult, type ChaosCase } from './chaosCase';
import { Cleanup } from './cleanup';
import { Random } from './random';

/**
 * Breaks everything around and inside the worker while events arrive, and compares the answers to
 * Autodesk with the events that reach n8n. See README.md.
 */
const { values: options } = parseArgs({
	options: {
		long: { type: 'boolean', default: false },
		only: { type: 'string', default: '' },
		lanes: { type: 'string', default: '4' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
	},
});

const LANES = numberOption('lanes', options.lanes, 1);
const SEED = numberOption('seed', options.seed, 0);
const FORM = options.long ? 'long' : 'short';
/** Time limit for the whole run. */
const LIMIT_MINUTES = { short: 20, long: 120 }[FORM];

const cleanups: Cleanup[] = [];

async function main(): Promise<void> {
	const title = `Chaos against the worker, ${FORM} form, seed ${SEED}`;
	console.log(title);
	const cases = CASES.filter(({ name }) => name.includes(options.only));
	if (cases.length === 0) throw new Error(`No case is named like "${options.only}"`);
	const results = await playAll(cases);
	const rows = results.map(toRow);
	if (options.only === '') report('chaos', title, rows);
	else console.table(rows);
	for (const { name, absent } of cases) if (absent) console.log(`skipped: ${name}: ${absent}`);
	for (const { name, failures } of results) {
		for (const failure of failures) console.error(`FAILED ${name}: ${failure}`);
	}
	process.exitCode = results.every(({ failures }) => failures.length === 0) ? 0 : 1;
}

function toRow(result: CaseResult): Record<string, unknown> {
	const { name, rounds, answered, arrived, lost, doubled, seconds, explanation } = result;
	const counts = { 'answered 2xx': answered, arrived, lost: lost.length, doubled };
	return { case: name, rounds, ...counts, seconds, explanation };
}

/** Plays several cases at a time, because they mostly wait. Returns the results in the order of the cases. */
async function playAll(cases: readonly ChaosCase[]): Promise<CaseResult[]> {
	const results = new Map<ChaosCase, CaseResult>();
	// The embedded store is slowest to start, so its cases go first.
	const isSlow = ({ arena }: ChaosCase): number => (arena.store === 'embedded' ? 0 : 1);
	const waiting = cases
		.filter(({ absent }) => absent === undefined)
		.sort((a, b) => isSlow(a) - isSlow(b));
	const lane = async (): Promise<void> => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			results.set(next, await play(next));
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	return cases.flatMap((each) => results.get(each) ?? []);
}

async function play(chaos: ChaosCase): Promise<CaseResult> {
	const cleanup = new Cleanup();
	cleanups.push(cleanup);
	const random = new Random(SEED);
	const result = await playCase(chaos, chaos.rounds[FORM], random, cleanup);
	const { answered, lost, doubled, failures, seconds } = result;
	const verdict = failures.length > 0 ? `FAILED: ${failures.join('; ')}` : 'ok';
	const counts = `${answered} answered, ${lost.length} lost, ${doubled} doubled`;
	console.log(`${chaos.name}: ${counts}, ${seconds} s, ${verdict}`);
	return result;
}

/** Stops everything, so that no process is left running. */
async function stop(reason: unknown): Promise<void> {
	console.error(reason);
	await Promise.all(cleanups.map((cleanup) => cleanup.run()));
	process.exit(1);
}

process.once('SIGINT', (signal) => void stop(signal));
process.once('SIGTERM', (signal) => void stop(signal));
process.once('uncaughtException', (error) => void stop(error));
setTimeout(
	() => void stop(`Not finished after ${LIMIT_MINUTES} minutes`),
	LIMIT_MINUTES * 60_000,
).unref();
void main();
