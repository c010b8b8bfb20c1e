import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { readAccess } from '../apsClient/access';
import type { Purpose } from '../apsClient/advice';
import { ApsClient } from '../apsClient/client';
import type { Scope } from '../../protocol/aps/scopes';
import { parseWebLink } from '../../protocol/aps/webLink';
import type { WebLink } from '../../protocol/aps/webLink';
import { withArticle } from '../fields/withArticle';

/**
 * A client for the credential chosen in the open node.
 *
 * @param action what a refusal names
 * @param advice what to do about a status, where the general advice does not fit
 */
export async function searchClient(
	ctx: ILoadOptionsFunctions,
	action: string,
	scopes: readonly Scope[],
	advice?: Purpose['advice'],
): Promise<ApsClient> {
	return new ApsClient(ctx, await readAccess(ctx), { action, scopes, advice });
}

type Locator = 'account' | 'hub' | 'project' | 'file';

/** Locators that lists depend on, and the part of a link that belongs into each, the best first. */
const PARTS: Readonly<Record<Locator, ReadonlyArray<keyof WebLink>>> = {
	account: ['hub'],
	hub: ['hub'],
	project: ['project'],
	file: ['file', 'fileVersion'],
};

/**
 * What is entered in the locator that this list depends on, as an id or part of a pasted link.
 *
 * @throws NodeOperationError that asks for the choice, shown in place of the list
 */
export function chosen(ctx: ILoadOptionsFunctions, name: Locator): string {
	const value = ctx.getNodeParameter(name, '', { extractValue: true });
	const text = typeof value === 'string' ? value.trim() : '';
	const link = parseWebLink(text);
	const id = link ? PARTS[name].map((part) => link[part]).find(Boolean) : text;
	if (id) return id;
	throw new NodeOperationError(ctx.getNode(), `Choose ${withArticle(name)} first`);
}

/** Whether a name contains the text a person typed into the search box. */
export function matches(name: string, text: string | undefined): boolean {
	return name.toLowerCase().includes((text ?? '').trim().toLowerCase());
}
