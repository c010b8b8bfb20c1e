import type { ApsRun } from '../parameters/run';

/** How a locator finds what was entered by name or path. The locator has it under the key `lookUp`. */
export abstract class Finder {
	/** Label of this way to enter something, e.g. `By Name`. */
	abstract readonly mode: string;
	/** Value of the mode in a locator. Saved in workflows. */
	abstract readonly key: typeof BY_NAME | typeof BY_PATH;
	abstract readonly placeholder: string;
	/** Longest text that is looked up, in characters. */
	abstract readonly longest: number;

	/** Whether the text is an ID rather than a name or path. */
	abstract isId(text: string): boolean;

	/**
	 * @param field label of the field, for errors
	 * @returns undefined if there is no such thing and the locator may keep what was entered
	 * @throws InvalidValue if it belongs to nothing, or to several things
	 */
	abstract find(run: ApsRun, field: string, entered: string): Promise<string | undefined>;

	/**
	 * The ID that follows from the item's other fields if the locator contains none.
	 *
	 * @returns undefined if nothing follows from them
	 */
	impliedId?(run: ApsRun): Promise<string | undefined>;
}

/** The value of the mode for names and email addresses, whatever its label. */
export const BY_NAME = 'name';

/** The value of the mode for paths of folders and files. */
export const BY_PATH = 'path';

/** Modes whose value is looked up. */
export const LOOKED_UP_MODES: ReadonlySet<string> = new Set([BY_NAME, BY_PATH]);
