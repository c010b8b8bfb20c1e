import type { ApsAnswer } from '../../../../protocol/aps/request';
import type { ResponseFormat } from './received';

/** What the content of an answer is. */
export type ContentKind = 'json' | 'text' | 'file' | 'nothing';

const NO_CONTENT = [204, 205, 304];

/** @returns `text` also for content whose type is not named: it may be JSON */
export function contentKind({ status, headers }: ApsAnswer, format: ResponseFormat): ContentKind {
	if (NO_CONTENT.includes(status)) return 'nothing';
	if (format !== 'auto') return format;
	const type = headers['content-type']?.trim().toLowerCase() ?? '';
	if (/^[\w.+-]+\/([\w.-]+\+)?json\b/.test(type)) return 'json';
	if (type === '' || type.startsWith('text/') || /^application\/([\w.-]+\+)?xml\b/.test(type)) {
		return 'text';
	}
	return headers['content-length'] === '0' ? 'nothing' : 'file';
}
