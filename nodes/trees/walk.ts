import { NodeApiError } from 'n8n-workflow';
import { readAhead } from '../../protocol/aps/lists/readAhead';
import type { ListSource } from '../../protocol/aps/lists/listSource';
import type { ApsQuery } from '../../protocol/aps/request';
import { anySignal } from '../apsClient/cancellation';
import { entryName, isFolder, pathBelow } from './entryName';
import { readContents } from './folderContents';
import type { Contents, Entry } from './folderContents';
import { isOfOneCall, isOutage } from './unreadable';

/**
 * Folders read at the same time. With 24, the thousand folders of `npm run bench:tree` keep n8n busy instead of
 * waiting; within the rate limit, a minute's calls are over in a few seconds.
 */
const FOLDERS_AT_ONCE = 24;

/** So many folders in a row that Autodesk does not answer for are an outage, not a problem of theirs. */
const OUTAGE = 12;

/** A folder of the tree. */
export interface TreeFolder {
	id: string;
	/** Names from the top of the project down to the folder itself. */
	path: string;
	/** 0 for the folder that was asked for. */
	depth: number;
}

export interface FoundEntry extends Entry {
	name: string;
	/** With the name at its end. */
	path: string;
	/** 1 for what is directly in the folder that was asked for. */
	depth: number;
}

export interface Walk<Row> {
	projectId: string;
	root: Pick<TreeFolder, 'id' | 'path'>;
	/** How many levels to read; undefined for all. */
	maxDepth?: number;
	query?: ApsQuery;
	/** What to keep of an entry, called once when its page arrives; undefined leaves it out. */
	keep(found: FoundEntry): Row | undefined;
	/** Whether to look into a folder. Default: into all. */
	enters?(found: FoundEntry): boolean;
	/** How many rows are enough. */
	limit?: number;
	signal: AbortSignal;
}

/** A folder that was read. */
export interface Visit<Row> {
	folder: TreeFolder;
	rows: Row[];
	/** Why not all of it could be read. */
	failure?: { error: NodeApiError; pages: number };
}

interface KeptEntry<Row> {
	id: string;
	row: Row | undefined;
	/** Set for a folder to look into. */
	folder: TreeFolder | undefined;
}

/**
 * Reads a folder and all folders below it: level by level, each folder in the order in which Autodesk lists
 * it, whatever arrives first. Several folders are read at the same time; no more of them are held.
 *
 * Nothing appears twice, even if it is moved meanwhile or the tree leads back to itself. A folder that
 * cannot be read comes with its failure, and the others are read on.
 *
 * @throws what concerns every call, such as a refused sign-in; an outage that does not end; and the failure
 * of the first page of the folder that was asked for
 */
export async function* walkTree<Row>(
	source: ListSource,
	walk: Walk<Row>,
): AsyncGenerator<Visit<Row>> {
	const { root, signal } = walk;
	const folders: TreeFolder[] = [{ ...root, depth: 0 }];
	const seen = new Set([root.id]);
	const visits = readAhead(
		async (index, abandoned) => {
			const folder = folders[index];
			return { folder, contents: await readFolder(source, walk, folder, abandoned) };
		},
		(index) => index < folders.length && !signal.aborted,
		FOLDERS_AT_ONCE,
	);
	let outages = 0;
	for await (const { folder, contents } of visits) {
		if (signal.aborted) return;
		const failure = failureOf(folder, contents);
		outages = failure !== undefined && isOutage(failure.error) ? outages + 1 : 0;
		if (failure !== undefined && outages >= OUTAGE) throw failure.error;
		const fresh = contents.rows.filter(({ id }) => !seen.has(id));
		for (const { id, folder: subfolder } of fresh) {
			seen.add(id);
			if (subfolder !== undefined) folders.push(subfolder);
		}
		const rows = fresh.map(({ row }) => row).filter((row) => row !== undefined);
		yield { folder, rows, failure };
	}
}

async function readFolder<Row>(
	source: ListSource,
	{ projectId, query, keep, enters = () => true, maxDepth = Infinity, limit, signal }: Walk<Row>,
	{ id, path, depth }: TreeFolder,
	abandoned: AbortSignal,
): Promise<Contents<KeptEntry<Row>>> {
	return await readContents(
		source,
		{ projectId, folderId: id },
		{
			query,
			signal: anySignal(signal, abandoned),
			keep(entry): KeptEntry<Row> | undefined {
				const name = entryName(entry.resource);
				const found = { ...entry, name, path: pathBelow(path, name), depth: depth + 1 };
				const row = keep(found);
				const isEntered = isFolder(entry.resource) && found.depth < maxDepth && enters(found);
				if (row === undefined && !isEntered) return undefined;
				const folder = { id: entry.resource.id, path: found.path, depth: found.depth };
				return { id: entry.resource.id, row, folder: isEntered ? folder : undefined };
			},
			isEnough: (rows) =>
				limit !== undefined && rows.filter(({ row }) => row !== undefined).length >= limit,
		},
	);
}

function failureOf<Row>(
	{ depth }: TreeFolder,
	{ error, pages, isBroken }: Contents<Row>,
): Visit<Row>['failure'] {
	if (error === undefined) return undefined;
	const isChosenFolder = depth === 0 && pages === 0;
	if (isChosenFolder) throw error;
	if (isOfOneCall(error) || (isBroken && error instanceof NodeApiError)) return { error, pages };
	throw error;
}
