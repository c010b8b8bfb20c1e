/** Autodesk's names of systems and events have at most about forty characters. */
const MAX_LENGTH = 200;

/**
 * A text from outside as a label that every store takes, stored in clear text for lists: PostgreSQL has
 * neither NUL characters nor unpaired surrogates. The text itself is kept in the encrypted part of an event.
 */
export function storableLabel(text: string): string {
	return text.slice(0, MAX_LENGTH).replaceAll('\0', '\uFFFD').toWellFormed();
}
