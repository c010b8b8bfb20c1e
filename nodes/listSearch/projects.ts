import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { attribute, webLinkOf } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { collect } from '../apsLists/pages';
import { jsonApiPage, jsonApiPages } from '../apsLists/jsonApiPages';
import { fillPath } from '../../protocol/aps/ids';
import { chosenHub } from './chosenHub';
import { matches, searchClient } from './context';

/**
 * Active projects of the chosen hub, a page at a time, each page sorted by name. Autodesk matches only
 * whole names, so a search reads all pages; 200 projects per call.
 */
export async function searchProjects(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Projects', ['data:read']);
	const hubId = await chosenHub(this, aps);
	const path = fillPath('/project/v1/hubs/{hubId}/projects', { hubId });
	if (filter) {
		const projects = await collect(jsonApiPages(aps, path));
		return { results: toResults(projects).filter(({ name }) => matches(name, filter)) };
	}
	const number = Number(paginationToken ?? 0);
	const page = await jsonApiPage(aps, path, { 'page[number]': number });
	return {
		results: toResults(page.rows),
		paginationToken: page.next === undefined ? undefined : String(number + 1),
	};
}

function toResults(projects: readonly JsonApiResource[]): INodeListSearchItems[] {
	return projects
		.map((project) => ({
			name: String(attribute(project, 'name') ?? project.id),
			value: project.id,
			url: webLinkOf(project) ?? undefined,
		}))
		.sort((a, b) => a.name.localeCompare(b.name));
}
