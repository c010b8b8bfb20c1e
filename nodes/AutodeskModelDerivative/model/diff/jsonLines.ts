const LINE_FEED = 0x0a;

/** Longer than any element with all its properties. In characters. */
const LONGEST_LINE = 16 * 1024 ** 2;

/**
 * The values of line-delimited JSON. A list or a single value, as some examples of Autodesk show, works too.
 *
 * @throws Error for a line that is no JSON, as if the content was cut off
 */
export async function* jsonLines(content: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
	const decoder = new TextDecoder();
	let rest = '';
	let isFirst = true;
	for await (const bytes of content) {
		const hasLineEnd = bytes.includes(LINE_FEED);
		rest += decoder.decode(bytes, { stream: true });
		if (rest.length > LONGEST_LINE) throw new Error('The content has a line that is too long');
		if (!hasLineEnd) continue;
		const lines = rest.split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) {
			if (line.trim() === '') continue;
			yield* valuesIn(line, isFirst);
			isFirst = false;
		}
	}
	rest += decoder.decode();
	if (rest.trim() !== '') yield* valuesIn(rest, isFirst);
}

function valuesIn(line: string, isFirst: boolean): unknown[] {
	const value: unknown = JSON.parse(line);
	return isFirst && Array.isArray(value) ? value : [value];
}
