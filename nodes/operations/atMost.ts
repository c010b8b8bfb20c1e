/** The first texts, and how many more there are: for errors that people read. */
export function atMost(most: number, texts: readonly string[]): string[] {
	const more = texts.length > most ? [`and ${texts.length - most} more`] : [];
	return [...texts.slice(0, most), ...more];
}
