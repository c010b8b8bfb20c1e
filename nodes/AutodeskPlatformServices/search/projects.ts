import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { attribute, webLinkOf } from '../../shared/aps/jsonApi';
import type { JsonApiResource } from '../../shared/aps/jsonApi';
import { collect, jsonApiPages } from '../../shared/aps/pagination';
import { fillPath, toDataManagementId } from '../../shared/protocol/ids';
import { chosen, matches, searchClient } from './context';

/**
 * Active projects of the chosen hub, by name. All pages are read, because Autodesk sorts by nothing
 * a person would look for and matches names only as a whole; 200 projects per call.
 */
export async function searchProjects(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const hubId = toDataManagementId(chosen(this, 'hub'));
	const aps = await searchClient(this, 'List Projects', ['data:read']);
	const path = fillPath('/project/v1/hubs/{hubId}/projects', { hubId });
	const results = (await collect(jsonApiPages(aps, path)))
		.map(toResult)
		.filter(({ name }) => matches(name, filter))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

function toResult(project: JsonApiResource): { name: string; value: string; url?: string } {
	return {
		name: String(attribute(project, 'name') ?? project.id),
		value: project.id,
		url: webLinkOf(project) ?? undefined,
	};
}
