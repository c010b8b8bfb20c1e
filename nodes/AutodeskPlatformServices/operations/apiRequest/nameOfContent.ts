import { percentDecode } from '../../../../protocol/aps/ids';
import type { ApsAnswer } from '../../../../protocol/aps/request';

/** The name of a file: as the response says, or the last part of the path. Never a path. */
export function nameOfContent({ headers }: Pick<ApsAnswer, 'headers'>, path: string): string {
	const disposition = headers['content-disposition'] ?? '';
	const [, extended] = /filename\*\s*=\s*[\w-]*'[^']*'([^;]+)/i.exec(disposition) ?? [];
	const [, quoted] = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition) ?? [];
	const [, bare] = /filename\s*=\s*([^";]+)/i.exec(disposition) ?? [];
	const [place] = path.split('?');
	const last = place
		.split('/')
		.filter((part) => part !== '')
		.at(-1);
	const candidates = [
		extended && percentDecode(extended.trim()),
		quoted?.replace(/\\(.)/g, '$1'),
		bare && percentDecode(bare.trim()),
		last && percentDecode(last),
	];
	return candidates.map(asName).find((name) => name !== '') ?? 'file';
}

function asName(text: string | undefined): string {
	// Control characters have no place in names.
	const plain = (text ?? '').replace(/[\\/:]|\p{Cc}/gu, '_').trim();
	return /^\.*$/.test(plain) ? '' : plain;
}
