import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A separate disk, in memory, that can be filled. */
export class Disk {
	private constructor(readonly folder: string) {}

	/**
	 * @param folder exists and is empty
	 * @param size such as `150m`
	 * @throws if this user may not mount
	 */
	static mount(folder: string, size: string): Disk {
		run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
		return new Disk(folder);
	}

	/** Fills it, leaving at most the given number of bytes. @returns a function that frees the space */
	async fill(left: number): Promise<() => Promise<void>> {
		const { bavail, bsize } = await statfs(this.folder);
		const ballast = join(this.folder, 'ballast');
		// If others write at the same time, it is full a little earlier.
		await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left))).catch(
			(error: NodeJS.ErrnoException) => {
				if (error.code !== 'ENOSPC') throw error;
			},
		);
		return async () => await rm(ballast);
	}

	/** All files on it must be closed. */
	unmount(): void {
		run('umount', this.folder);
	}
}

/** Whether this user may create disks. Containers often forbid it even to root. */
export const canCreateDisks = ((): boolean => {
	const folder = mkdtempSync(join(tmpdir(), 'aps-disk-'));
	try {
		Disk.mount(folder, '1m').unmount();
		return true;
	} catch {
		return false;
	} finally {
		rmSync(folder, { recursive: true });
	}
})();

function run(command: string, ...args: string[]): void {
	const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
	if (status !== 0) throw error ?? new Error(`${command}: ${stderr}`);
}
