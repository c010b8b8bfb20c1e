import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdown, row, tableHead } from './markdown';

/** What the benches and the chaos write. */
interface Measured {
	title: string;
	at: string;
	machine: { cpu: string; cores: number; node: string; load: number };
	/** Of the other programs that were measured. */
	versions: Record<string, string>;
	rows: ReadonlyArray<Record<string, unknown>>;
}

/**
 * The last results of measurements as tables, and what they were measured on.
 *
 * @param names of the files in `bench/results`
 * @param page where they will stand
 */
export async function measuredTables(names: readonly string[], page: string): Promise<string> {
	const measured = await Promise.all(
		names.map(async (name) => {
			const text = await readFile(join('bench/results', `${name}.json`), 'utf8');
			return JSON.parse(text) as Measured;
		}),
	);
	return await markdown(measured.map(toMarkdown).join('\n\n'), page);
}

function toMarkdown({ title, at, machine, versions, rows }: Measured): string {
	const [first = {}] = rows;
	const columns = Object.keys(first);
	const align = columns.map((column) => (typeof first[column] === 'number' ? '---:' : '---'));
	const { cores, cpu, load, node } = machine;
	const programs = Object.entries({ 'Node.js': node, ...versions }).map((entry) => entry.join(' '));
	return [
		`**${title}.**`,
		'',
		...tableHead(columns, align),
		...rows.map((each) => row(columns.map((column) => String(each[column] ?? '')))),
		'',
		`<sub>${at.slice(0, 10)}, ${cores} cores of ${cpu}, load average ${load}; ${programs.join(', ')}.</sub>`,
	].join('\n');
}
