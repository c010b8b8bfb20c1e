import { percentDecode } from './ids';

/**
 * What to send as `pageState` for the next page. Autodesk returns the bare value, or a
 * relative path or full URL that contains it.
 *
 * @returns undefined at the end of the list
 */
export function nextPageState(next: unknown): string | undefined {
	if (typeof next !== 'string' || next === '') return undefined;
	const start = next.indexOf('pageState=');
	if (start >= 0) {
		const [value = ''] = next.slice(start + 'pageState='.length).split('&');
		return percentDecode(value) || undefined;
	}
	const isLink = /^(https?:|\/(webhooks|hooks|app|systems)\b)/.test(next);
	return isLink ? undefined : next;
}
