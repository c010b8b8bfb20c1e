import fs from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type ModuleOptions = Parameters<NodeFS['init']>[1];

/** Members of PGlite's module that its types do not declare. */
interface WithNodeFs {
	NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } };
}

/**
 * A folder as the file system of PGlite, with support for fsync. PGlite itself ignores fsync (and starts
 * PostgreSQL with `-F`): a commit would survive the death of the process, but not a power failure.
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

/** Forces all files of a folder to disk, such as a new database. */
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
