import type { INodeListSearchItems } from 'n8n-workflow';
import { nameContains } from '../../protocol/aps/names';

/** The entries whose name or description contains the text, by name. */
export function matching(
	entries: readonly INodeListSearchItems[],
	text: string,
): INodeListSearchItems[] {
	return entries
		.filter(({ name, description = '' }) => nameContains(`${name} ${description}`, text))
		.sort((a, b) => a.name.localeCompare(b.name));
}
