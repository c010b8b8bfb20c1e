/** Longer than any name in Autodesk's products. Every list, log and page shows at most this. */
const MAX_LENGTH = 300;

/** Most texts, which need no change. Decided quickly, because this runs for every field of every event. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** Control characters, separators of lines, and those that reverse the direction of writing. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

/** A surrogate without its other half; a cut leaves one, too. */
const HALF_A_CHARACTER = /\p{Surrogate}/gu;

/** A text from outside as a line of a list: short, and without anything that would change the lines around it. */
export function oneLine(text: string): string {
	const beginning = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
	if (PLAIN.test(beginning)) return beginning;
	return beginning.replace(NOT_IN_A_LINE, ' ').trim().replace(HALF_A_CHARACTER, '\uFFFD');
}
