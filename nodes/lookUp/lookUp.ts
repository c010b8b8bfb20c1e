import type { ApsRun } from '../parameters/run';
import type { NamedList } from './named';

/** How a locator finds what was entered by its name. The locator has it under the key `lookUp`. */
export class LookUp {
	/**
	 * @param mode label of this way to enter something, e.g. `By Name`
	 * @param list where to look, according to the other parameters of the item; throws InvalidValue if
	 *   they do not say it
	 * @param ifMissing what to do with a name that belongs to nothing
	 */
	constructor(
		readonly mode: 'By Name' | 'By Email' | 'By Name or Email',
		readonly placeholder: string,
		readonly list: (run: ApsRun) => NamedList,
		readonly ifMissing: 'refuse' | 'leave' = 'refuse',
	) {}

	/** The same for something that may be gone already: a name that belongs to nothing stays a name. */
	forPossible(): LookUp {
		return new LookUp(this.mode, this.placeholder, this.list, 'leave');
	}
}

/** The value of the mode in a locator, whatever its label. */
export const BY_NAME = 'name';
