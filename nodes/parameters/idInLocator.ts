import { parseWebLink } from '../../protocol/aps/webLink';
import type { WebLink } from '../../protocol/aps/webLink';
import { locatorText } from './locatorText';

/**
 * The ID in a locator: as entered, or taken from a pasted link. An empty locator takes its ID from a
 * link in one of the other locators, because a link to a folder also contains its project.
 *
 * @param getParameter returns the value of a parameter, in any form
 * @param names all locators of the node or operation
 * @param parts parts of a link to use, in order of preference; by default, the one with the locator's name
 * @returns undefined if there is no ID, including for a link to something else
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
