import { readFile } from 'node:fs/promises';

/** The most memory that a running process has had so far, in MiB. 0 on other systems than Linux. */
export async function peakMemory(pid: number | undefined): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
	return Number(kibibytes ?? 0) / 1024;
}
