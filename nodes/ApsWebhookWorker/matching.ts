import type { INodeListSearchItems } from 'n8n-workflow';

/** The entries whose name or description contains the text, by name. */
export function matching(
	entries: readonly INodeListSearchItems[],
	text: string,
): INodeListSearchItems[] {
	const wanted = text.trim().toLowerCase();
	return entries
		.filter(({ name, description = '' }) => `${name} ${description}`.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
}
