/**
 * Text that a terminal shows as it is. Characters that would move the cursor, change colors or reverse the
 * direction of writing are written as in JSON (`\u001b`), so that JSON stays what it was.
 */
export function printable(text: string): string {
	return text.replace(OBEYED, escaped);
}

/** Control characters (C0, DEL and C1) except line feeds, bidirectional ones, and further line separators. */
const OBEYED = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
