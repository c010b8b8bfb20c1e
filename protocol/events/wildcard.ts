import { nameKey } from '../aps/names';

/**
 * Whether a text matches a pattern in which `*` stands for any text and `?` for one character.
 * Compared as names are. The worst-case time is proportional to both lengths, unlike a regular expression
 * built from the pattern.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
	const given = [...nameKey(text)];
	const wanted = [...nameKey(pattern)];
	let position = 0;
	let part = 0;
	/** Where to continue if the text after the last `*` does not match: one character further. */
	let retry: { position: number; part: number } | undefined;
	while (position < given.length) {
		if (wanted[part] === '*') {
			retry = { position, part };
			part++;
		} else if (wanted[part] === '?' || wanted[part] === given[position]) {
			position++;
			part++;
		} else if (retry) {
			retry.position++;
			position = retry.position;
			part = retry.part + 1;
		} else {
			return false;
		}
	}
	return wanted.slice(part).every((rest) => rest === '*');
}
