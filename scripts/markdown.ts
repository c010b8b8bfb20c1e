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

/** In the repository's style. @param path where it will stand */
export async function markdown(text: string, path: string): Promise<string> {
	return await format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
}
