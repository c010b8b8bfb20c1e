/** What became of a folder or file that was to be copied. */
export type CopyOutcome =
	| 'created'
	| 'newVersion'
	/** Was there before, and stays as it is. */
	| 'existing'
	| 'wouldCreate'
	| 'wouldAddVersion'
	| 'failed'
	/** Not tried, because its folder could not be created. */
	| 'notCopied';

/** One line of the result: a folder or file of the source. */
export interface CopyLine {
	name: string;
	kind: 'folder' | 'file';
	/** In bytes; null for a folder. */
	size: number | null;
	sourcePath: string;
	sourceId: string;
	/** Where it is, or would be, in the destination. */
	path: string;
	outcome: CopyOutcome;
	/** What is wrong, in sentences without the last period; null if nothing is. */
	problem: string | null;
	/** Permissions of the folder that were given or changed, or would be; null if they are not copied. */
	permissionsChanged: number | null;
	/** Of the copy. */
	id: string | null;
	versionId: string | null;
	folderId: string | null;
}

/** A folder or file of the source. */
export interface LineSource {
	kind: CopyLine['kind'];
	name: string;
	id: string;
	path: string;
	/** In bytes; null for a folder. */
	size: number | null;
}

/** A line about which nothing is known yet. @param path in the destination */
export function newLine({ kind, name, size, ...source }: LineSource, path: string): CopyLine {
	return {
		name,
		kind,
		size,
		sourcePath: source.path,
		sourceId: source.id,
		path,
		outcome: 'notCopied',
		problem: null,
		permissionsChanged: null,
		id: null,
		versionId: null,
		folderId: null,
	};
}

/** Adds what else is wrong. */
export function addProblem(line: CopyLine, problem: string): void {
	line.problem = line.problem === null ? problem : `${line.problem}. ${problem}`;
}

/** Whether the folder or file itself is in the destination now, and everything about it was copied. */
export function isComplete({ outcome, problem }: CopyLine): boolean {
	return problem === null && outcome !== 'failed' && outcome !== 'notCopied';
}
