import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { jsonApiPages } from '../apsLists/jsonApiPages';
import { collect } from '../apsLists/pages';
import { NO_HUB_IN_REACH } from '../fields/hub';
import { matches, searchClient } from './context';

/**
 * Hubs that the credential has access to, by name.
 *
 * @throws NodeOperationError if there is none, to show the reason instead of an empty list
 */
export async function searchHubs(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Hubs', ['data:read']);
	const rows = await collect(jsonApiPages(aps, '/project/v1/hubs'));
	if (rows.length === 0) throw new NodeOperationError(this.getNode(), NO_HUB_IN_REACH);
	const results = rows
		.map(({ id, attributes }) => ({
			name: labelOf(String(attributes?.name ?? id), attributes?.region),
			value: id,
		}))
		.filter(({ name }) => matches(name, filter))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

/** Accounts of the same company in several regions often have the same name. */
function labelOf(name: string, region: unknown): string {
	return typeof region === 'string' && region !== '' ? `${name} (${region})` : name;
}
