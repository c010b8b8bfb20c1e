import type { ApsRun } from '../parameters/run';
import { documentAtPath } from './documentPath';
import type { FoundDocument, ProjectTree } from './documentPath';
import { BY_PATH, Finder } from './finder';
import type { PathTarget } from './pathTarget';

/** A project in which a path is followed, and how to find its hub. */
export type TreePlace = Pick<ProjectTree, 'projectId' | 'hubId'>;

/** How a locator finds the folder or file that was entered by its path. */
export class PathLookUp extends Finder {
	readonly mode = 'By Path';
	readonly key = BY_PATH;
	/** 25 levels of long names. */
	readonly longest = 5_000;

	/**
	 * @param place the project, according to the other parameters of the item; throws InvalidValue if
	 *   they do not say it
	 * @param idOf which ID of what was found is meant. Default: that of the folder or file
	 */
	constructor(
		readonly placeholder: string,
		private readonly target: PathTarget,
		private readonly place: (run: ApsRun) => TreePlace,
		private readonly idOf: (found: FoundDocument) => string = ({ id }) => id,
	) {
		super();
	}

	/** No name of a folder or file contains a colon. */
	isId(text: string): boolean {
		return /^urn(:|%3a)/i.test(text);
	}

	async find(run: ApsRun, field: string, path: string): Promise<string> {
		const { aps, directories } = run;
		const { projectId, hubId } = this.place(run);
		const tree = { aps, directories, projectId, hubId };
		return this.idOf(await documentAtPath(tree, field, path, this.target));
	}
}
