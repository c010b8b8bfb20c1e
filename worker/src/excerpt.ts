/** What a page or a terminal shows of one value, in characters. A callback may have two megabytes. */
const MAX_CHARACTERS = 32_000;
/** What it shows of a value in a list of facts, in characters. */
const MAX_FACT = 500;

export interface Excerpt {
	text: string;
	/** Length of the whole value as JSON, in characters; undefined if all of it is shown. */
	cutFrom?: number;
}

/**
 * A value as indented JSON, or its beginning. Indentation can make it many times as long, so large values
 * are not indented.
 */
export function jsonExcerpt(value: unknown): Excerpt {
	const compact = JSON.stringify(value) ?? '';
	if (compact.length > MAX_CHARACTERS) {
		return { text: beginningOf(compact, MAX_CHARACTERS), cutFrom: compact.length };
	}
	const indented = JSON.stringify(value, null, 2) ?? '';
	return { text: indented.length > MAX_CHARACTERS ? compact : indented };
}

/** A text that is usually short, or its beginning. */
export function factExcerpt(text: string): string {
	return text.length > MAX_FACT ? `${beginningOf(text, MAX_FACT)}…` : text;
}

/** Does not end in half a character. */
function beginningOf(text: string, length: number): string {
	return text.slice(0, length).toWellFormed();
}
