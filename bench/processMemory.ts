import { readFile } from 'node:fs/promises';

/** Memory of a process on Linux, in MiB. RSS counts shared pages in full, PSS only its share of them. */
export async function memoryOf(pid: number | undefined): Promise<{ rss: number; pss: number }> {
	const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
	const mebibytes = (field: string) => {
		const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1];
		return Math.round(Number(kibibytes) / 1024);
	};
	return { rss: mebibytes('Rss'), pss: mebibytes('Pss') };
}

/** PSS of a process and of those it started, in MiB: a PostgreSQL server is a process per connection. */
export async function memoryOfAll(pid: number | undefined): Promise<number> {
	const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
	const pids = [pid, ...children.trim().split(' ').filter(Boolean).map(Number)];
	const all = await Promise.all(pids.map((each) => memoryOf(each)));
	return all.reduce((sum, { pss }) => sum + pss, 0);
}
