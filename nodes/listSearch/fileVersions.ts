import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { itemIdOf } from '../documents/documentIds';
import { attribute, versionNumberOf } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { collect } from '../apsLists/pages';
import { jsonApiPages } from '../apsLists/jsonApiPages';
import { parseDocumentUrn } from '../../protocol/aps/documentUrn';
import { fillPath } from '../../protocol/aps/ids';
import { newestFirst } from '../records/fileVersion';
import { chosenHubProject } from './chosenProject';
import { chosen, matches, searchClient } from './context';

/** Versions of the chosen file, the newest first. Searches number, name, date and author. */
export async function searchFileVersions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Item Versions', ['data:read']);
	const projectId = await chosenHubProject(this, aps);
	const file = chosen(this, 'file');
	const urn = parseDocumentUrn(file) ?? { kind: 'file', id: file };
	const path = fillPath('/data/v1/projects/{projectId}/items/{itemId}/versions', {
		projectId,
		itemId: await itemIdOf(aps, projectId, urn),
	});
	const versions = await collect(jsonApiPages(aps, path));
	const results = versions
		.sort(newestFirst)
		.map((version) => ({ name: describe(version), value: version.id }))
		.filter(({ name }) => matches(name, filter));
	return { results };
}

/** E.g. `Version 3: A-101.dwg, 2026-03-02, Kim Doe`. */
function describe(version: JsonApiResource): string {
	const day = String(attribute(version, 'createTime') ?? '').slice(0, 10);
	const details = [attribute(version, 'name'), day, attribute(version, 'createUserName')];
	const number = versionNumberOf(version);
	return `Version${number === undefined ? '' : ` ${number}`}: ${details.filter(Boolean).join(', ')}`;
}
