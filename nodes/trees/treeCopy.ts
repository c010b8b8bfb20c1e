import type { Listing, TreeWriter } from './treeWriter';
import type { TreeFolder } from './walk';

/** What to copy, where to, and how. */
export interface TreeCopy {
	source: { projectId: string; folder: Pick<TreeFolder, 'id' | 'path'> };
	/** The folder in which the contents of the source will be, or the parent of the copy. */
	target: { folderId: string; path: string; listing: Listing };
	/** Name of the copy of the folder itself; undefined copies only its contents. */
	rootName: string | undefined;
	withFiles: boolean;
	isDryRun: boolean;
	writer: TreeWriter;
	signal: AbortSignal;
}

/** The destination is in the folder to copy. Autodesk does not show it before that folder is read. */
export class DestinationInSource extends Error {}
