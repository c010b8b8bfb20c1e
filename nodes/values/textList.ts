/** The entries of a comma-separated text or a list, without blanks around them. */
export function textList(value: unknown): string[] {
	return String(value ?? '')
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
