import { chmod, lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Permissions of what the worker writes, whatever its umask and whatever the folder around it allows. */
export const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const;

const OF_OTHERS = 0o077;

/**
 * Takes all permissions on a file, or on a folder with everything in it, from everybody but its owner.
 * Symbolic links are not followed. What belongs to another user is left as it is. Does nothing on Windows,
 * which has no such permissions.
 */
export async function makeOwnerOnly(path: string): Promise<void> {
	const found = await lstat(path).catch(() => undefined);
	if (!found || found.isSymbolicLink()) return;
	if (found.mode & OF_OTHERS) await tryChmod(path, found.mode & ~OF_OTHERS & 0o777);
	if (!found.isDirectory()) return;
	for (const entry of await readdir(path)) await makeOwnerOnly(join(path, entry));
}

/** Whether any user of the machine could replace what is in the folder. */
export async function isWritableByAnyone(folder: string): Promise<boolean> {
	if (process.platform === 'win32') return false;
	const { mode } = await stat(folder);
	// In a sticky folder, such as /tmp, only the owner of a file can replace it.
	return (mode & 0o002) !== 0 && (mode & 0o1000) === 0;
}

/** On volumes that belong to somebody else or are read-only, permissions are the operator's. */
async function tryChmod(path: string, mode: number): Promise<void> {
	try {
		await chmod(path, mode);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code !== 'EPERM' && code !== 'EROFS' && code !== 'ENOENT') throw error;
	}
}
