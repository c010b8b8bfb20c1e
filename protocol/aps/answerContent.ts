import { withoutSecrets } from '../withoutSecrets';

const MAX_TEXT = 60;
const MAX_NAMES = 6;

/**
 * What an answer holds, for errors about answers that cannot be read: short, without values other than plain
 * text, and without secrets.
 *
 * @param body parsed JSON, or text; undefined if there is none
 * @returns e.g. `nothing`, `an empty list` or `an object with data and links`
 */
export function answerContent(body: unknown): string {
	if (body === undefined) return 'nothing';
	if (typeof body === 'string') return textContent(body.trim());
	if (Array.isArray(body)) return listContent(body);
	if (typeof body !== 'object' || body === null) return String(body);
	const names = Object.keys(body);
	if (names.length === 0) return 'an empty object';
	const shown = names.slice(0, MAX_NAMES).map((name) => name.slice(0, MAX_TEXT));
	const last = names.length > MAX_NAMES ? 'more' : shown.pop();
	return `an object with ${[shown.join(', '), last].filter(Boolean).join(' and ')}`;
}

function textContent(text: string): string {
	if (text === '') return 'nothing';
	if (text.startsWith('<')) return 'a web page or XML';
	const safe = withoutSecrets(text);
	return `the text "${safe.length > MAX_TEXT ? `${safe.slice(0, MAX_TEXT)}…` : safe}"`;
}

function listContent(list: readonly unknown[]): string {
	if (list.length === 0) return 'an empty list';
	const [first] = list;
	const isRecord = typeof first === 'object' && first !== null && !Array.isArray(first);
	return `a list of ${list.length} ${isRecord ? 'objects' : 'values'}`;
}
