import { isGuid } from '../../protocol/aps/ids';
import { nameKey } from '../../protocol/aps/names';
import { constructionPlaceOf } from '../fields/constructionProject';
import type { ApsRun } from '../parameters/run';
import { BY_NAME, Finder } from './finder';
import { locationsOf, locationTreeOf, namedLocations } from './locations';
import { idOfOne } from './theOne';

/**
 * How a locator finds a location by its name or path among those that the execution knows, so that an item can
 * name a location which an item before it has created.
 */
export class LocationFinder extends Finder {
	readonly mode = 'By Name';
	readonly key = BY_NAME;
	readonly placeholder = 'e.g. Building A > Level 1';
	/** A path of several long names. */
	readonly longest = 2_000;

	isId(text: string): boolean {
		return isGuid(text);
	}

	async find(run: ApsRun, field: string, entered: string): Promise<string> {
		const place = constructionPlaceOf(run);
		const all = namedLocations((await locationTreeOf(run, place)).locations);
		const wanted = nameKey(
			entered
				.split('>')
				.map((part) => part.trim())
				.join(' > '),
		);
		const found = all.filter(({ name }) => nameKey(name) === wanted);
		return idOfOne(locationsOf(run, place), field, entered, found, all);
	}
}
