import { InvalidValue } from '../values/invalidValue';
import type { Directories } from './directories';
import type { Named, NamedList } from './named';
import { nearestNames } from './nearestNames';

/** As many as an error lists. */
const MOST_LISTED = 5;

/**
 * The ID of the one thing with this name. Of several that differ in letter case only, the one that is
 * spelled as entered is meant.
 *
 * @param field label of the field, for errors
 * @throws InvalidValue that names the nearest names if there is none, and the candidates if there are several
 */
export async function idOfTheOne(
	directories: Directories,
	list: NamedList,
	field: string,
	name: string,
): Promise<string> {
	const found = await directories.find(list, name);
	const all = found.length === 0 ? await directories.all(list) : found;
	return idOfOne(list, field, name, found, all);
}

/** {@link idOfTheOne} of the things that were found. @param all things of the list, for similar names */
export function idOfOne(
	list: NamedList,
	field: string,
	name: string,
	found: readonly Named[],
	all: readonly Named[],
): string {
	if (found.length === 0) throw notFound(list, field, name, all);
	if (found.length === 1) return found[0].id;
	const spelledAlike = found.filter((each) => each.name === name);
	if (spelledAlike.length === 1) return spelledAlike[0].id;
	throw ambiguous(list, field, name, found);
}

function notFound(
	{ thing, place, by, hint }: NamedList,
	field: string,
	name: string,
	all: readonly Named[],
): InvalidValue {
	const near = nearestNames(
		name,
		all.map((each) => each.name),
	).map(quoted);
	const sentences = [`no ${thing} ${place} has the ${by} ${quoted(name)}`];
	if (near.length > 0) sentences.push(`Similar: ${near.join(', ')}`);
	if (hint !== undefined) sentences.push(hint);
	return new InvalidValue(field, sentences.join('. '));
}

function ambiguous(
	{ thing, place, by }: NamedList,
	field: string,
	name: string,
	found: readonly Named[],
): InvalidValue {
	const listed = found
		.slice(0, MOST_LISTED)
		.map(({ id, detail }) => (detail === undefined ? id : `${id} (${detail})`));
	if (found.length > MOST_LISTED) listed.push(`${found.length - MOST_LISTED} more`);
	return new InvalidValue(
		field,
		`more than one ${thing} ${place} has the ${by} ${quoted(name)}. Enter the ID instead: ${listed.join(', ')}`,
	);
}

function quoted(name: string): string {
	return `"${name}"`;
}
