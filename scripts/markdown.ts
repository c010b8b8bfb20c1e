import { format, resolveConfig } from 'prettier';

/** A line of a table. */
export function row(cells: readonly string[]): string {
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The first two lines of a table. @param align `---:` where a column is right-aligned */
export function tableHead(names: readonly string[], align: readonly string[] = []): string[] {
	return [row(names), row(names.map((_name, index) => align[index] ?? '---'))];
}

export function code(text: string): string {
	return `\`${text}\``;
}

/** The end of a link to a headline, as GitHub makes it. */
export function anchor(headline: string): string {
	return headline
		.toLowerCase()
		.replaceAll(/[^\w -]/g, '')
		.replaceAll(' ', '-');
}

/**
 * Puts a text between the markers `<!-- name:start -->` and `<!-- name:end -->` of a page.
 *
 * @throws Error when they are missing
 */
export function withBlock(page: string, name: string, text: string): string {
	const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
	const [before, rest] = page.split(start);
	const after = rest?.split(end)[1];
	if (after === undefined) throw new Error(`The page lacks ${start} or ${end}`);
	return `${before}${start}\n\n${text.trim()}\n\n${end}${after}`;
}

/** In the repository's style. @param path where it will stand */
export async function markdown(text: string, path: string): Promise<string> {
	return await format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
}
