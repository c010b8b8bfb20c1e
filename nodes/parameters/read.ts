import { boolean } from '../values/boolean';
import { choice, choices } from '../values/choice';
import { email } from '../values/email';
import { guid } from '../values/guid';
import { headerText } from '../values/headerText';
import { integer } from '../values/integer';
import { isoDate } from '../values/isoDate';
import { isoDateTime } from '../values/isoDateTime';
import { jsonObject } from '../values/jsonObject';
import { plainText } from '../values/plainText';
import { optionalText, requiredText } from '../values/text';
import { textList } from '../values/textList';
import { timeZone } from '../values/timeZone';
import { locatorText } from './locatorText';
import type { Reader } from './parameter';

/** A rule of `nodes/values` for a single value. Its errors name the field. */
type Rule<Value> = (field: string, entered: unknown) => Value;

const choiceReader: Reader<string | undefined> = (entered, parameter) => choice(parameter, entered);

const choicesReader: Reader<string[] | undefined> = (entered, parameter) =>
	entered === undefined ? undefined : choices(parameter, entered);

const dateTimeReader: Reader<string | undefined> = (entered, { displayName }, run) =>
	isoDateTime(run, displayName, entered);

const httpDateReader: Reader<string | undefined> = (entered, parameter, run) => {
	const time = dateTimeReader(entered, parameter, run);
	return time === undefined ? undefined : new Date(time).toUTCString();
};

/**
 * Readers for the value of a parameter. Unless stated otherwise, they return undefined for a field that
 * is empty or was not added. They throw InvalidValue.
 */
export const read = {
	/** `true` or `false`, or the same as text. */
	boolean: by(boolean),

	/** One of the parameter's own options, case-insensitive. */
	choice: choiceReader,

	/** Any of the parameter's own options, as a list or comma-separated text. */
	choices: choicesReader,

	/** A day: `2026-03-02`. */
	date: by(isoDate),

	/** A point in time, ISO 8601 in UTC. */
	dateTime: dateTimeReader,

	/** Throws when empty. */
	email: by(email),

	/** Text as entered, including surrounding whitespace. */
	exactText: by((field, entered) => plainText(field, entered) || undefined),

	/** Printable ASCII. */
	headerText: by(headerText),

	/** A point in time as HTTP headers write it (RFC 9110): `Mon, 02 Mar 2026 16:40:00 GMT`. */
	httpDate: httpDateReader,

	integer: (min: number, max: number) => by((field, entered) => integer(field, entered, min, max)),

	jsonObject: by(jsonObject),

	/**
	 * A list, or comma-separated text.
	 *
	 * @param rule checks and returns one entry
	 */
	list: <Value>(rule: (field: string, entry: string) => Value): Reader<Value[] | undefined> =>
		by((field, entered) =>
			entered === undefined ? undefined : textList(entered).map((entry) => rule(field, entry)),
		),

	/** A GUID, with or without `b.`, as text or in a locator. */
	guid: by((field, entered) => {
		const text = locatorText(entered);
		return text === '' ? undefined : guid(field, text);
	}),

	/** Like `text`, but throws when empty. */
	requiredText: (maxLength = Infinity) =>
		by((field, entered) => requiredText(field, entered, maxLength)),

	/** Trimmed text. */
	text: (maxLength = Infinity) => by((field, entered) => optionalText(field, entered, maxLength)),

	/** A list of texts, or comma-separated text. */
	texts: by((_field, entered) => (entered === undefined ? undefined : textList(entered))),

	/** IANA name, e.g. `Europe/Berlin`. */
	timeZone: by(timeZone),

	/** A custom rule. */
	by,
};

function by<Value>(rule: Rule<Value>): Reader<Value> {
	return (entered, { displayName }) => rule(displayName, entered);
}
