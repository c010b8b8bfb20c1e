import fs from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type ModuleOptions = Parameters<NodeFS['init']>[1];

/** What PGlite's module has inside, beside what its types tell. */
interface WithNodeFs {
	NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } };
}

/**
 * A folder as the file system of PGlite, which hands on PostgreSQL's wish to have a file on disk. By
 * itself PGlite ignores it (and tells PostgreSQL so, with `-F`): what was committed would survive the
 * death of the process, but not the loss of power.
 *
 * Only `fsync` gets here, not `fdatasync`.
 */
export class SyncedNodeFs extends NodeFS {
	override async init(
		database: PGlite,
		options: ModuleOptions,
	): Promise<{ emscriptenOpts: ModuleOptions }> {
		const { emscriptenOpts } = await super.init(database, options);
		const passOn = (module: unknown): void => {
			(module as WithNodeFs).NODEFS.stream_ops.fsync = ({ nfd }) => {
				fs.fsyncSync(nfd);
				return 0;
			};
		};
		const preRun = [...(emscriptenOpts.preRun ?? []), passOn];
		return { emscriptenOpts: { ...emscriptenOpts, preRun } };
	}
}

/** PostgreSQL's arguments: PGlite's own, with files forced to disk. */
export function syncedStartParameters(defaults: readonly string[]): string[] {
	return [...defaults.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync'];
}

/** Brings all files of a folder to disk, such as a database that has just been made. */
export function syncFolder(folder: string): void {
	for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (entry.isFile() || entry.isDirectory()) sync(join(entry.parentPath, entry.name));
	}
	sync(folder);
}

function sync(path: string): void {
	const file = fs.openSync(path, 'r');
	try {
		fs.fsyncSync(file);
	} finally {
		fs.closeSync(file);
	}
}
