import { InvalidValue } from '../values/invalidValue';
import type { Named } from './named';
import { nearestNames } from './nearestNames';
import type { PathTarget } from './pathTarget';

/** As many as an error lists. */
const MOST_LISTED = 5;

interface MissingPart {
	/** The folders before it; empty at the top of the project. */
	path: string;
	name: string;
	target: PathTarget;
	/** What the path could go on with. */
	there: readonly Named[];
	/** Whether a file stands where a folder is wanted, or the other way round. */
	isOfOtherKind: boolean;
}

/** The error for a part of a path that is missing: which part, and what is there instead. */
export function missingFromPath(
	field: string,
	{ path, name, target, there, isOfOtherKind }: MissingPart,
): InvalidValue {
	const { kind, isDeleted } = target;
	const thing = `${isDeleted ? 'deleted ' : ''}${path === '' ? 'top ' : ''}${kind}`;
	const place = path === '' ? 'the project has' : `the folder "${path}" contains`;
	const sentences = [`${place} no ${thing} "${name}" that this credential can see`];
	if (isOfOtherKind) sentences.push(otherKind(kind, name));
	else sentences.push(alternatives(name, thing, there));
	return new InvalidValue(field, sentences.join('. '));
}

function otherKind(wanted: PathTarget['kind'], name: string): string {
	return wanted === 'file'
		? `"${name}" is a folder there, not a file`
		: `"${name}" is a file there`;
}

function alternatives(name: string, thing: string, there: readonly Named[]): string {
	const names = [...new Set(there.map((each) => each.name))];
	const near = nearestNames(name, names);
	if (near.length > 0) return `Similar: ${quoted(near)}`;
	if (names.length === 0) return `There is no ${thing} at all`;
	const listed = quoted(names.sort((a, b) => a.localeCompare(b)).slice(0, MOST_LISTED));
	const more = names.length - MOST_LISTED;
	return `There: ${listed}${more > 0 ? ` and ${more} more` : ''}`;
}

function quoted(names: readonly string[]): string {
	return names.map((name) => `"${name}"`).join(', ');
}
