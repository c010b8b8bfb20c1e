import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import type { CopyLine } from './copyLine';
import type { FoundEntry } from './walk';

/** Something in a folder of the destination. */
export interface Existing {
	id: string;
	resource: JsonApiResource;
	/** The newest version of a file. */
	tip: JsonApiResource | undefined;
}

/** What a folder of the destination contains, by the keys of the names. */
export interface Listing {
	folders: ReadonlyMap<string, Existing>;
	files: ReadonlyMap<string, Existing>;
}

export type CopiedFile = Pick<CopyLine, 'outcome' | 'id' | 'versionId'>;

/** What became of the permissions of a folder. */
export interface CopiedPermissions {
	/** How many were given or changed, or would be. */
	changed: number;
	/** Those that could not be given, and why. */
	problems: readonly string[];
}

/** What writes to the destination of a copy. Every function throws NodeApiError. */
export interface TreeWriter {
	/** How many files to copy at the same time. */
	filesAtOnce: number;
	list(folderId: string): Promise<Listing>;
	/** Uses a folder that somebody has created in the meantime. */
	createFolder(parentId: string, name: string): Promise<{ id: string; isNew: boolean }>;
	/** What to do about a file that is there already. */
	decide(source: FoundEntry, existing: Existing): 'existing' | 'newVersion' | 'failed';
	copyFile(
		source: FoundEntry,
		folderId: string,
		existing: Existing | undefined,
	): Promise<CopiedFile>;
	/**
	 * Gives the copy of a folder the permissions of the folder; absent if that is not wanted.
	 *
	 * @param targetId undefined for a folder that a dry run would create
	 */
	copyPermissions?(sourceId: string, targetId: string | undefined): Promise<CopiedPermissions>;
}
