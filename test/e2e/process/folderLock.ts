import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const HEARTBEAT_MILLISECONDS = 2_000;
/** A holder that has not touched its lock for this long is dead. Process IDs mean nothing across containers. */
const STALE_MILLISECONDS = 15_000;

/** Runs the work while no other process holds the same lock. */
export async function exclusively<T>(
	lockFolder: string,
	work: () => Promise<T>,
	onWait: () => void = () => {},
): Promise<T> {
	while (!(await acquired(lockFolder))) {
		onWait();
		await removeWhenStale(lockFolder);
		await delay(500);
	}
	const heartbeat = setInterval(() => {
		const now = new Date();
		void utimes(lockFolder, now, now).catch(() => {});
	}, HEARTBEAT_MILLISECONDS);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		await rm(lockFolder, { recursive: true, force: true });
	}
}

/** Creating a folder either succeeds or fails because it exists, atomically. */
async function acquired(lockFolder: string): Promise<boolean> {
	try {
		await mkdir(lockFolder);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

/** Renames first, because only one of several processes that see the same stale lock may remove it. */
async function removeWhenStale(lockFolder: string): Promise<void> {
	const found = await stat(lockFolder).catch(() => undefined);
	if (!found || Date.now() - found.mtimeMs < STALE_MILLISECONDS) return;
	const grave = `${lockFolder}.stale-${process.pid}`;
	await rename(lockFolder, grave).catch(() => {});
	await rm(grave, { recursive: true, force: true });
}
