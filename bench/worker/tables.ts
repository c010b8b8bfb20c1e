import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const RESULTS = join(import.meta.dirname, '../results');
const DOCUMENT = join(import.meta.dirname, '../../worker/README.md');
const NAMES = [
	'worker-receive',
	'worker-isolation',
	'worker-deliver',
	'worker-latency',
	'worker-memory',
];
const BEGIN = '<!-- bench: written by `npm run bench:worker -- --only tables` -->';
const END = '<!-- /bench -->';

interface Result {
	title: string;
	at: string;
	machine: { cpu: string; cores: number; memoryGiB: number; node: string; load: number };
	versions: Record<string, string>;
	rows: Record<string, unknown>[];
}

/** Writes what was last measured into the worker's README. */
export async function writeTables(): Promise<void> {
	const results = NAMES.map((name) => join(RESULTS, `${name}.json`))
		.filter((file) => existsSync(file))
		.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Result);
	const text = readFileSync(DOCUMENT, 'utf8');
	const begin = text.indexOf(BEGIN);
	const end = text.indexOf(END);
	if (begin < 0 || end < begin) throw new Error(`${DOCUMENT} has no place for the tables`);
	const tables = results.map(toMarkdown).join('\n\n');
	const written = `${text.slice(0, begin)}${BEGIN}\n\n${tables}\n\n${text.slice(end)}`;
	const options = await resolveConfig(DOCUMENT);
	writeFileSync(DOCUMENT, await format(written, { ...options, filepath: DOCUMENT }));
}

function toMarkdown({ title, at, machine, versions, rows }: Result): string {
	const columns = Object.keys(rows[0] ?? {});
	const line = (cells: readonly unknown[]): string => `| ${cells.join(' | ')} |`;
	const table = [
		line(columns),
		line(columns.map((column) => (typeof rows[0]?.[column] === 'number' ? '--:' : '---'))),
		...rows.map((row) => line(columns.map((column) => row[column]))),
	].join('\n');
	const programs = Object.entries({ 'Node.js': machine.node, ...versions })
		.map(([name, version]) => `${name} ${version}`)
		.join(', ');
	const { cores, cpu, load } = machine;
	return (
		`**${title}.**\n\n${table}\n\n` +
		`<sub>${at.slice(0, 10)}, ${cores} cores of ${cpu}, load average ${load}; ${programs}.</sub>`
	);
}
