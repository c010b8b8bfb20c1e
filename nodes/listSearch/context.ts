import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { readAccess } from '../apsClient/access';
import type { Purpose } from '../apsClient/advice';
import { ApsClient } from '../apsClient/client';
import { nameContains } from '../../protocol/aps/names';
import type { Scope } from '../../protocol/aps/scopes';
import { parseWebLink } from '../../protocol/aps/webLink';
import type { WebLink } from '../../protocol/aps/webLink';
import { withArticle } from '../fields/withArticle';

/**
 * A client for the credential chosen in the open node.
 *
 * @param action shown in errors
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

type Locator = 'account' | 'hub' | 'project' | 'destinationProject' | 'file';

/** Locators that lists depend on, with the parts of a link that fit each, in order of preference. */
const PARTS: Readonly<Record<Locator, ReadonlyArray<keyof WebLink>>> = {
	account: ['hub'],
	hub: ['hub'],
	project: ['project'],
	destinationProject: ['project'],
	file: ['file', 'fileVersion'],
};

/**
 * The value of the locator that this list depends on: an ID, or part of a pasted link.
 *
 * @throws NodeOperationError that asks the user to choose, shown instead of the list
 */
export function chosen(ctx: ILoadOptionsFunctions, name: Locator): string {
	const id = chosenIfAny(ctx, name);
	if (id !== undefined) return id;
	throw new NodeOperationError(ctx.getNode(), `Choose ${withArticle(name)} first`);
}

/**
 * The same for a locator that may be empty.
 *
 * @param parts of a link that are meant. If they are not the locator's own, only a link counts
 */
export function chosenIfAny(
	ctx: ILoadOptionsFunctions,
	name: Locator,
	parts: ReadonlyArray<keyof WebLink> = PARTS[name],
): string | undefined {
	const value = ctx.getNodeParameter(name, '', { extractValue: true });
	const text = typeof value === 'string' ? value.trim() : '';
	const link = parseWebLink(text);
	if (link !== undefined) return parts.map((part) => link[part]).find(Boolean);
	return parts === PARTS[name] && text !== '' ? text : undefined;
}

/** Whether a name contains the search text. */
export function matches(name: string, text: string | undefined): boolean {
	return nameContains(name, text ?? '');
}
