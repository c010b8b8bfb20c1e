import { isJsonObject, objectsIn } from '../json';

/** The rules for file names of ACC and BIM 360: parts between delimiters. */
export interface NamingRules {
	/** One character or more between the parts. */
	delimiter: string;
	parts: readonly NamePart[];
}

/** One part of a name. */
export interface NamePart {
	name: string;
	kind: PartKind;
	/** Whether the name may end before this part. */
	isOptional: boolean;
	/** In characters. */
	minLength?: number;
	maxLength?: number;
	/** Of a list. */
	values: readonly string[];
}

/** In Autodesk's words: ALPHANUMERIC, NONNUMERIC_TEXT, NUMERIC and ARRAY. */
export type PartKind = 'any' | 'noDigits' | 'digits' | 'list';

const KINDS: Readonly<Record<string, PartKind>> = {
	ALPHANUMERIC: 'any',
	NONNUMERIC_TEXT: 'noDigits',
	NUMERIC: 'digits',
	ARRAY: 'list',
};

/** `definition` of a naming standard. @returns undefined if it has no parts */
export function readNamingRules(definition: unknown): NamingRules | undefined {
	if (!isJsonObject(definition)) return undefined;
	const parts = objectsIn(definition.fields).map((field): NamePart => {
		const { name, type, optional, minLength, maxLength, options } = field;
		return {
			name: String(name ?? ''),
			kind: KINDS[String(type)] ?? 'any',
			isOptional: optional === true,
			minLength: typeof minLength === 'number' ? minLength : undefined,
			maxLength: typeof maxLength === 'number' ? maxLength : undefined,
			values: objectsIn(options).map(({ value }) => String(value)),
		};
	});
	if (parts.length === 0) return undefined;
	// Autodesk's own example has none: a hyphen is what the interface begins with.
	const { delimiter } = definition;
	return { delimiter: typeof delimiter === 'string' && delimiter !== '' ? delimiter : '-', parts };
}

/** What a part of a name holds. */
export interface CheckedPart {
	part: string;
	/** Null if the name ends before it. */
	value: string | null;
	/** Null if nothing is wrong. */
	problem: string | null;
}

/** As many values as a problem lists. */
const MOST_SHOWN = 20;

/**
 * Checks a file name part by part.
 *
 * @param fileName with or without an extension, which does not count
 */
export function checkName(
	fileName: string,
	{ delimiter, parts }: NamingRules,
): { parts: CheckedPart[]; problems: string[] } {
	const stem = fileName.replace(/\.[^.\s]{1,10}$/, '');
	const values = stem.split(delimiter);
	const checked = parts.map((part, index): CheckedPart => {
		const value = values[index];
		if (value === undefined) {
			return { part: part.name, value: null, problem: part.isOptional ? null : 'is missing' };
		}
		return { part: part.name, value, problem: problemOf(value, part) };
	});
	const problems = checked
		.filter(({ problem }) => problem !== null)
		.map(({ part, problem }) => `${part} ${String(problem)}`);
	const surplus = values.slice(parts.length);
	if (surplus.length > 0) {
		const shown = surplus.map(quoted).join(', ');
		problems.push(`${shown} after the last part, ${parts.at(-1)?.name ?? ''}`);
	}
	return { parts: checked, problems };
}

function problemOf(
	value: string,
	{ kind, values, minLength = 1, maxLength = Infinity }: NamePart,
): string | null {
	if (value === '') return 'is empty';
	if (kind === 'list') return values.includes(value) ? null : notListed(value, values);
	const length = [...value].length;
	if (length < minLength) return `${quoted(value)} is shorter than ${minLength} characters`;
	if (length > maxLength) return `${quoted(value)} is longer than ${maxLength} characters`;
	if (kind === 'noDigits' && /\d/.test(value)) return `${quoted(value)} contains digits`;
	if (kind === 'digits' && !/^[\d,+\-%._]+$/.test(value)) {
		return `${quoted(value)} contains characters other than digits and , + - % . _`;
	}
	return null;
}

function notListed(value: string, values: readonly string[]): string {
	const alike = values.find((each) => each.toLowerCase() === value.toLowerCase());
	if (alike !== undefined) return `${quoted(value)} is written ${quoted(alike)}`;
	const more = values.length > MOST_SHOWN ? ` and ${values.length - MOST_SHOWN} more` : '';
	return `${quoted(value)} is none of ${values.slice(0, MOST_SHOWN).join(', ')}${more}`;
}

function quoted(text: string): string {
	return `"${text}"`;
}
