import type { NodeApiError } from 'n8n-workflow';
import { nameKey, newName } from '../../protocol/aps/names';
import type { ListSource } from '../../protocol/aps/lists/listSource';
import { atMost } from '../operations/atMost';
import { addProblem, newLine } from './copyLine';
import type { CopyLine, LineSource } from './copyLine';
import { pathBelow } from './entryName';
import { Lanes } from './lanes';
import { folderSource, sourceOf } from './lineSource';
import { DestinationInSource } from './treeCopy';
import type { TreeCopy } from './treeCopy';
import type { Listing } from './treeWriter';
import { problemOf, reasonOfOne } from './unreadable';
import { walkTree } from './walk';
import type { FoundEntry, TreeFolder } from './walk';

/** Folders written at the same time; Autodesk allows 50 new ones per minute. */
const FOLDERS_AT_ONCE = 8;

/** Folders whose permissions are written at the same time. Those of new folders can take half a minute each. */
const PERMISSIONS_AT_ONCE = 4;

/** More would not fit into a line that people read. */
const SHOWN_SUBJECTS = 5;

/** A folder of the destination, as far as it is known. */
type Target =
	| { kind: 'exists'; id: string; listing: Listing }
	/** A dry run would create it. */
	| { kind: 'planned' }
	| { kind: 'missing' };

interface OpenFolder {
	target: Promise<Target>;
	path: string;
}

const NOTHING: Listing = { folders: new Map(), files: new Map() };

/** One run of a copy. What exists already is found by its name, so that another run adds what is missing. */
export class TreeCopier {
	readonly lines: CopyLine[] = [];
	readonly #folderLanes = new Lanes(FOLDERS_AT_ONCE);
	readonly #permissionLanes = new Lanes(PERMISSIONS_AT_ONCE);
	readonly #fileLanes: Lanes;
	/** Copies of folders whose contents were not read yet, by the ID of the original. */
	readonly #open = new Map<string, OpenFolder>();
	readonly #work: Array<Promise<void>> = [];
	#fatal: { error: unknown } | undefined;

	constructor(
		private readonly source: ListSource,
		private readonly copy: TreeCopy,
	) {
		this.#fileLanes = new Lanes(copy.writer.filesAtOnce);
	}

	/** @throws what concerns every call, and DestinationInSource; {@link lines} says what was done until then */
	async run(): Promise<void> {
		const { source, target, rootName, withFiles, signal } = this.copy;
		const { id, path } = source.folder;
		const { folderId, listing } = target;
		const destination: OpenFolder = {
			target: Promise.resolve({ kind: 'exists', id: folderId, listing }),
			path: target.path,
		};
		if (rootName === undefined) this.#open.set(id, destination);
		else this.addFolder(folderSource(id, rootName, path), destination);
		const visits = walkTree<FoundEntry>(this.source, {
			projectId: source.projectId,
			root: source.folder,
			query: withFiles ? undefined : { 'filter[type]': 'folders' },
			keep: (found) => found,
			signal,
		});
		try {
			for await (const { folder, rows, failure } of visits) {
				if (this.#fatal !== undefined) break;
				if (failure !== undefined) this.markUnread(folder, failure);
				this.addContents(folder, rows);
			}
		} catch (error) {
			this.fail(error);
		}
		// Work adds further work.
		for (let settled = 0; settled < this.#work.length; settled++) await this.#work[settled];
		if (this.#fatal !== undefined) throw this.#fatal.error;
	}

	private addContents(folder: TreeFolder, rows: readonly FoundEntry[]): void {
		const place = this.#open.get(folder.id);
		if (place === undefined) return;
		this.#open.delete(folder.id);
		const taken = new Set<string>();
		for (const found of rows) {
			if (found.resource.id === this.copy.target.folderId) throw new DestinationInSource();
			const source = sourceOf(found);
			const key = `${source.kind} ${nameKey(found.name)}`;
			if (taken.has(key)) this.refuse(source, place);
			else if (source.kind === 'folder') this.addFolder(source, place);
			else this.track(this.ensureFile(this.add(source, place), found, place));
			taken.add(key);
		}
	}

	/** For an entry whose name another one of the same folder has. */
	private refuse(source: LineSource, place: OpenFolder): void {
		const line = this.add(source, place);
		line.outcome = 'failed';
		line.problem = SAME_NAME;
		const missing: OpenFolder = { target: Promise.resolve({ kind: 'missing' }), path: line.path };
		if (source.kind === 'folder') this.#open.set(source.id, missing);
	}

	private addFolder(source: LineSource, parent: OpenFolder): void {
		const line = this.add(source, parent);
		const target = this.ensureFolder(line, parent);
		this.#open.set(source.id, { target, path: line.path });
		this.track(target);
		if (this.copy.writer.copyPermissions) this.track(this.ensurePermissions(line, target));
	}

	private async ensureFolder(line: CopyLine, parent: OpenFolder): Promise<Target> {
		const { writer, isDryRun } = this.copy;
		const above = await parent.target;
		if (above.kind === 'missing') return above;
		line.folderId = above.kind === 'exists' ? above.id : null;
		const existing =
			above.kind === 'exists' ? above.listing.folders.get(nameKey(line.name)) : undefined;
		if (existing === undefined && (isDryRun || above.kind === 'planned')) {
			line.outcome = 'wouldCreate';
			return { kind: 'planned' };
		}
		const target = await this.attempt(this.#folderLanes, line, async (): Promise<Target> => {
			const made =
				existing === undefined
					? await writer.createFolder(String(line.folderId), newName(line.name))
					: { id: existing.id, isNew: false };
			line.id = made.id;
			line.outcome = made.isNew ? 'created' : 'existing';
			// A folder that was just created is empty.
			const listing = made.isNew ? NOTHING : await writer.list(made.id);
			return { kind: 'exists', id: made.id, listing };
		});
		return target ?? { kind: 'missing' };
	}

	private async ensurePermissions(line: CopyLine, target: Promise<Target>): Promise<void> {
		const known = await target;
		if (known.kind === 'missing') return;
		const targetId = known.kind === 'exists' ? known.id : undefined;
		await this.#permissionLanes.run(async () => {
			if (this.isStopped) return addProblem(line, `${NO_PERMISSIONS}: ${STOPPED}`);
			try {
				const copied = await this.copy.writer.copyPermissions?.(line.sourceId, targetId);
				const { changed = null, problems = [] } = copied ?? {};
				line.permissionsChanged = changed;
				if (problems.length === 0) return;
				addProblem(line, `${NO_PERMISSIONS}: ${atMost(SHOWN_SUBJECTS, problems).join('; ')}`);
			} catch (error) {
				addProblem(line, `${NO_PERMISSIONS}: ${reasonOfOne(error)}`);
			}
		});
	}

	private async ensureFile(line: CopyLine, found: FoundEntry, parent: OpenFolder): Promise<void> {
		const { writer, isDryRun } = this.copy;
		const above = await parent.target;
		if (above.kind === 'missing') return;
		if (above.kind === 'planned') {
			line.outcome = 'wouldCreate';
			return;
		}
		line.folderId = above.id;
		const existing = above.listing.files.get(nameKey(found.name));
		if (existing !== undefined) {
			line.id = existing.id;
			line.versionId = existing.tip?.id ?? null;
			const decision = writer.decide(found, existing);
			if (decision !== 'newVersion') {
				line.outcome = decision;
				line.problem = decision === 'failed' ? FILE_EXISTS : null;
				return;
			}
		}
		if (isDryRun) {
			line.outcome = existing === undefined ? 'wouldCreate' : 'wouldAddVersion';
			return;
		}
		await this.attempt(this.#fileLanes, line, async () => {
			const copied = await writer.copyFile(found, above.id, existing);
			Object.assign(line, copied);
		});
	}

	/** @returns undefined if it failed, which the line says then @throws what concerns every call */
	private async attempt<Result>(
		lanes: Lanes,
		line: CopyLine,
		task: () => Promise<Result>,
	): Promise<Result | undefined> {
		return await lanes.run(async () => {
			if (this.isStopped) {
				addProblem(line, STOPPED);
				return undefined;
			}
			return await task().catch((error: unknown) => {
				addProblem(line, reasonOfOne(error));
				line.outcome = 'failed';
				return undefined;
			});
		});
	}

	private get isStopped(): boolean {
		return this.#fatal !== undefined || this.copy.signal.aborted;
	}

	private add(source: LineSource, parent: OpenFolder): CopyLine {
		const line = newLine(source, pathBelow(parent.path, source.name));
		this.lines.push(line);
		return line;
	}

	private markUnread(
		{ id, path }: TreeFolder,
		failure: { error: NodeApiError; pages: number },
	): void {
		const problem = problemOf(failure.error, failure.pages);
		const line = this.lines.find(({ sourceId }) => sourceId === id);
		if (line !== undefined) return addProblem(line, problem);
		// The folder itself has no line if only its contents are copied.
		const { folderId, path: target } = this.copy.target;
		const root = newLine(folderSource(id, path.split('/').pop() ?? id, path), target);
		this.lines.unshift({ ...root, outcome: 'existing', id: folderId, problem });
	}

	private track(work: Promise<unknown>): void {
		this.#work.push(
			work.then(
				() => {},
				(error: unknown) => this.fail(error),
			),
		);
	}

	private fail(error: unknown): void {
		this.#fatal ??= { error };
	}
}

const SAME_NAME =
	'The source folder contains another one whose name is the same, or differs in letter case only';
const FILE_EXISTS = 'The destination contains a file of this name';
const NO_PERMISSIONS = 'Permissions not copied';
const STOPPED = 'Not tried, because the run ended before';
