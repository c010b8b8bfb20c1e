import { parseWebLink } from '../../protocol/aps/webLink';
import type { WebLink } from '../../protocol/aps/webLink';
import { locatorText } from './locatorText';

/**
 * The id in a locator: as entered, or the part of a pasted link. An empty locator takes its part from a
 * link in one of the other locators, because a link to a folder names its project too.
 *
 * @param getParameter looks up what a parameter holds, in whichever form
 * @param names all locators of the node or operation
 * @param parts what to take from a link, the best first; by default the part named like the locator
 * @returns undefined when there is no id, also for a link to something else
 */
export function idInLocator(
	getParameter: (name: string) => unknown,
	name: string,
	names: readonly string[],
	parts: readonly string[] = [name],
): string | undefined {
	const text = locatorText(getParameter(name));
	const link = parseWebLink(text);
	if (link) return partOf(link, parts);
	return text === '' ? idInLinks(getParameter, names, parts) : text;
}

function idInLinks(
	getParameter: (name: string) => unknown,
	names: readonly string[],
	parts: readonly string[],
): string | undefined {
	for (const name of names) {
		const link = parseWebLink(locatorText(getParameter(name)));
		const id = link && partOf(link, parts);
		if (id !== undefined) return id;
	}
	return undefined;
}

function partOf(link: WebLink, parts: readonly string[]): string | undefined {
	const values: Readonly<Record<string, string | undefined>> = { ...link };
	return parts.map((part) => values[part]).find((id) => id !== undefined);
}
