import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { jsonApiPage } from '../apsLists/jsonApiPages';
import { NO_HUB_IN_REACH } from '../fields/hub';
import { matches, searchClient } from './context';

/**
 * Hubs that the credential has access to, by name. Autodesk returns them in one response.
 *
 * @throws NodeOperationError if there is none, to show the reason instead of an empty list
 */
export async function searchHubs(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Hubs', ['data:read']);
	const { rows } = await jsonApiPage(aps, '/project/v1/hubs');
	if (rows.length === 0) throw new NodeOperationError(this.getNode(), NO_HUB_IN_REACH);
	const results = rows
		.map(({ id, attributes }) => ({ name: String(attributes?.name ?? id), value: id }))
		.filter(({ name }) => matches(name, filter))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
