/** The trimmed entries of comma-separated text or a list. */
export function textList(value: unknown): string[] {
	return entriesOf(value, ',');
}

/** The same for a field that also separates entries by semicolons and new lines. */
export function longTextList(value: unknown): string[] {
	return entriesOf(value, /[,;\n]/);
}

function entriesOf(value: unknown, separator: string | RegExp): string[] {
	return String(value ?? '')
		.split(separator)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
