import fs from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
// With its ending, as the tests have Node load this from its source.
import { OWNER_ONLY } from '../../dataDir/ownerOnly.ts';

type ModuleOptions = Parameters<NodeFS['init']>[1];

/** Members of PGlite's module that its types do not declare. */
interface WithNodeFs {
	NODEFS: {
		node_ops: {
			mknod(parent: object, name: string, mode: number, device: number): object;
			setattr(node: object, attributes: Attributes): void;
		};
		stream_ops: {
			fsync?: (stream: { nfd: number }) => number;
			setattr(stream: object, attributes: Attributes): void;
		};
	};
}

interface Attributes {
	mode?: number;
}

/** The permissions that everything of the database may have at most. */
const PERMITTED = ~0o777 | OWNER_ONLY.folder;

/**
 * A folder as the file system of PGlite, with support for fsync, in which only the owner has permissions.
 *
 * PGlite itself ignores fsync (and starts PostgreSQL with `-F`): a commit would survive the death of the
 * process, but not a power failure. Only `fsync` gets here, not `fdatasync`.
 *
 * PGlite creates a database with files that everybody may read and write, whatever the umask.
 */
export class SyncedNodeFs extends NodeFS {
	override async init(
		database: PGlite,
		options: ModuleOptions,
	): Promise<{ emscriptenOpts: ModuleOptions }> {
		const { emscriptenOpts } = await super.init(database, options);
		const passOn = (module: unknown): void => {
			const { node_ops: nodes, stream_ops: streams } = (module as WithNodeFs).NODEFS;
			streams.fsync = ({ nfd }) => {
				fs.fsyncSync(nfd);
				return 0;
			};
			const { mknod, setattr } = nodes;
			const { setattr: setOpened } = streams;
			nodes.mknod = (parent, name, mode, device) => mknod(parent, name, mode & PERMITTED, device);
			nodes.setattr = (node, attributes) => setattr(node, ownerOnly(attributes));
			streams.setattr = (stream, attributes) => setOpened(stream, ownerOnly(attributes));
		};
		const preRun = [...(emscriptenOpts.preRun ?? []), passOn];
		return { emscriptenOpts: { ...emscriptenOpts, preRun } };
	}
}

function ownerOnly(attributes: Attributes): Attributes {
	const { mode } = attributes;
	return mode === undefined ? attributes : { ...attributes, mode: mode & PERMITTED };
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
