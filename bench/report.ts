import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const RESULTS = join(import.meta.dirname, 'results');

/**
 * Prints the rows as a table and writes them, with what they were measured on, to `results/`.
 *
 * @param versions of the programs that were measured
 */
export function report(
	name: string,
	title: string,
	rows: ReadonlyArray<Record<string, unknown>>,
	versions: Readonly<Record<string, string>> = {},
) {
	console.log(`\n${title}`);
	console.table(rows);
	const measured = {
		title,
		at: new Date().toISOString(),
		machine: {
			cpu: cpus()[0]?.model,
			cores: availableParallelism(),
			memoryGiB: Math.round(totalmem() / 2 ** 30),
			node: process.version,
			/** Of the last minute, the measurement itself included: tells what else was going on. */
			load: Number(loadavg()[0].toFixed(1)),
		},
		versions,
		rows,
	};
	mkdirSync(RESULTS, { recursive: true });
	writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(measured, null, '\t')}\n`);
}

/** The value below which the given share (0 to 1) of the values lies, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
