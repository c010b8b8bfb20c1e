import type { IDataObject } from 'n8n-workflow';
import { isSameName } from '../../protocol/aps/names';
import { nearestNames } from '../lookUp/nearestNames';
import { InvalidValue } from '../values/invalidValue';
import { isoDateTime } from '../values/isoDateTime';
import { optionalText } from '../values/text';
import { valuesOf } from './definitions';

/** Longest text of an attribute. */
const LONGEST = 255;

/** As many values as an error lists. */
const MOST_SHOWN = 20;

/** The part of a run that is needed here: the time zone of its workflow. */
type InTimeZone = Parameters<typeof isoDateTime>[0];

/** The attribute that is meant by a name, or by an ID that is no name. @throws InvalidValue */
export function attributeNamed(
	field: string,
	definitions: readonly IDataObject[],
	entered: string,
): IDataObject {
	const named = definitions.filter(({ name }) => isSameName(String(name), entered));
	const found =
		named.find(({ name }) => name === entered.trim()) ??
		named[0] ??
		definitions.find(({ id }) => String(id) === entered.trim());
	if (found !== undefined) return found;
	const names = definitions.map(({ name }) => String(name));
	const similar = nearestNames(entered, names).map(quoted);
	const known = names.slice(0, MOST_SHOWN).map(quoted).join(', ');
	const hint =
		names.length === 0
			? 'The folder has none'
			: similar.length > 0
				? `Similar: ${similar.join(', ')}`
				: `It has ${known}`;
	throw new InvalidValue(field, `the folder has no attribute ${quoted(entered)}. ${hint}`);
}

/**
 * The value to send for an attribute.
 *
 * @param entered null or empty to clear it
 * @throws InvalidValue that names the attribute
 */
export function attributeValue(
	run: InTimeZone,
	definition: IDataObject,
	entered: unknown,
): string | null {
	const field = `Attribute ${quoted(String(definition.name))}`;
	if (entered === null || entered === undefined || entered === '') return null;
	if (definition.type === 'date') return isoDateTime(run, field, entered) ?? null;
	const text = optionalText(field, entered, LONGEST) ?? null;
	const values = valuesOf(definition);
	if (text === null || definition.type !== 'array' || values.length === 0) return text;
	const found =
		values.find((value) => value === text) ?? values.find((value) => isSameName(value, text));
	if (found !== undefined) return found;
	const shown = values.slice(0, MOST_SHOWN).join(', ');
	const more = values.length > MOST_SHOWN ? ` and ${values.length - MOST_SHOWN} more` : '';
	throw new InvalidValue(field, `${quoted(text)} is none of its values: ${shown}${more}`);
}

function quoted(text: string): string {
	return `"${text}"`;
}
