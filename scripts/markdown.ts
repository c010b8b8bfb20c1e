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

/** In the repository's style. @param path where it will be */
export async function markdown(text: string, path: string): Promise<string> {
	return await format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
}

/**
 * A page whose tables are not padded, so that a long cell in a new row leaves the other rows alone.
 * Such a page is listed in `.prettierignore`.
 */
export async function pageWithNarrowTables(text: string, path: string): Promise<string> {
	return withoutPadding(await markdown(text, path));
}

/** The same for a block of a page that is written by hand. */
export async function blockWithNarrowTables(text: string, path: string): Promise<string> {
	const block = (await pageWithNarrowTables(text, path)).trim();
	return `<!-- prettier-ignore-start -->\n${block}\n<!-- prettier-ignore-end -->`;
}

function withoutPadding(page: string): string {
	return page
		.split('\n')
		.map((line) => (line.startsWith('|') ? narrow(line) : line))
		.join('\n');
}

function narrow(row: string): string {
	return row.replace(/-{3,}/g, '---').replace(/ {2,}/g, ' ');
}
