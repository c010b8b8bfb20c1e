import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { JsonApiList } from '../../shared/aps/jsonApi';
import { matches, searchClient } from './context';

/** Hubs in reach of the credential, by name. Autodesk answers them all at once. */
export async function searchHubs(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Hubs', ['data:read']);
	const { data = [] } = await aps.get<JsonApiList>('/project/v1/hubs');
	const results = data
		.map(({ id, attributes }) => ({ name: String(attributes?.name ?? id), value: id }))
		.filter(({ name }) => matches(name, filter))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
