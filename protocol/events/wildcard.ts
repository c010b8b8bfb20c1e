/**
 * Whether a text matches a pattern in which `*` stands for any text and `?` for one character.
 * Letters count the same in either case. Takes time in proportion to both lengths at worst, which a
 * regular expression made from the pattern would not.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
	const given = [...fold(text)];
	const wanted = [...fold(pattern)];
	let position = 0;
	let part = 0;
	/** Where to go on when the text after the last `*` does not fit: one character further. */
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

/**
 * A text as it is compared: lower case, and umlauts in one form, since macOS writes them in two
 * characters and Windows in one.
 */
export function fold(text: string): string {
	return text.normalize().toLowerCase();
}
