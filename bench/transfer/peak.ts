import { memoryOf } from '../processMemory';

const PAUSE_MS = 50;

/** Watches the memory of a process. @returns what ends the watch, with the growth since its start in MiB */
export async function watchMemory(pid: number | undefined): Promise<() => Promise<number>> {
	const before = (await memoryOf(pid)).pss;
	let peak = before;
	const look = async () => {
		// The process can end between two looks.
		const now = await memoryOf(pid).catch(() => undefined);
		peak = Math.max(peak, now?.pss ?? 0);
	};
	const timer = setInterval(() => void look(), PAUSE_MS);
	return async () => {
		clearInterval(timer);
		await look();
		return peak - before;
	};
}
