import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const RESULTS = join(import.meta.dirname, 'results');

/**
 * Prints the rows as a table, and writes them with the details of the machine to `results/`.
 *
 * @param versions the versions of the measured programs
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
			/** Of the last minute, including the measurement itself: shows other load. */
			load: Number(loadavg()[0].toFixed(1)),
		},
		versions,
		rows,
	};
	mkdirSync(RESULTS, { recursive: true });
	writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(measured, null, '\t')}\n`);
}

/** The value at the given quantile (0 to 1), by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
