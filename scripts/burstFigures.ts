import { readFile } from 'node:fs/promises';
import { markdown, row, tableHead } from './markdown';

const MEASURED = 'bench/results/burst.json';
const PAGE = 'docs/trigger.md';

/** What `bench/burst.ts` writes, as far as the page shows it. */
interface Measured {
	at: string;
	machine: { cpu: string; cores: number; memoryGiB: number; load: number };
	rows: ReadonlyArray<{
		batchSize: number;
		events: number;
		executions: number;
		secondsUntilTaken: number;
		secondsUntilRun: number;
		lost: number;
		doubled: number;
	}>;
}

/** The table of the last measured burst, and what it was measured on. */
export async function burstFigures(): Promise<string> {
	const { at, machine, rows } = JSON.parse(await readFile(MEASURED, 'utf8')) as Measured;
	const names = [
		'Batch size',
		'Events',
		'Executions',
		'Taken after',
		'Run after',
		'Lost',
		'Duplicates',
	];
	const lines = rows.map((burst) =>
		row([
			burst.batchSize === 1 ? 'none' : String(burst.batchSize),
			number(burst.events),
			number(burst.executions),
			`${number(burst.secondsUntilTaken)} s`,
			`${number(burst.secondsUntilRun)} s`,
			number(burst.lost),
			number(burst.doubled),
		]),
	);
	const { cpu, cores, memoryGiB, load } = machine;
	const surroundings = `${cores} cores (${cpu}), ${memoryGiB} GiB; shared by the APS simulator, the worker and n8n with SQLite; load average ${load}`;
	return await markdown(
		[
			...tableHead(
				names,
				names.map(() => '---:'),
			),
			...lines,
			'',
			`Measured on ${at.slice(0, 10)} on ${surroundings}.`,
		].join('\n'),
		PAGE,
	);
}

function number(value: number): string {
	return value.toLocaleString('en-US');
}
