import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { itemIdOf } from '../documents/documentIds';
import { attribute, versionNumberOf } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { collect } from '../apsLists/pages';
import { jsonApiPages } from '../apsLists/jsonApiPages';
import { parseDocumentUrn } from '../../protocol/aps/documentUrn';
import { fillPath } from '../../protocol/aps/ids';
import type { ApsClient } from '../apsClient/client';
import { Directories } from '../lookUp/directories';
import { documentAtPath } from '../lookUp/documentPath';
import { newestFirst } from '../records/fileVersion';
import { chosenHub } from './chosenHub';
import { chosenHubProject } from './chosenProject';
import { chosen, matches, searchClient } from './context';
import { nameIn, shown } from './lookedUp';

/** Versions of the chosen file, the newest first. Searches number, name, date and author. */
export async function searchFileVersions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Item Versions', ['data:read']);
	const projectId = await chosenHubProject(this, aps);
	const file = await chosenFile(this, aps, projectId);
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

/** The file as entered, or found by its path. */
async function chosenFile(
	ctx: ILoadOptionsFunctions,
	aps: ApsClient,
	projectId: string,
): Promise<string> {
	const path = nameIn(ctx, 'file');
	if (path === undefined) return chosen(ctx, 'file');
	const tree = {
		aps,
		directories: new Directories(),
		projectId,
		hubId: async () => await chosenHub(ctx, aps),
	};
	const { id } = await shown(ctx, documentAtPath(tree, 'File', path, { kind: 'file' }));
	return id;
}

/** E.g. `Version 3: A-101.dwg, 2026-03-02, Kim Doe`. */
function describe(version: JsonApiResource): string {
	const day = String(attribute(version, 'createTime') ?? '').slice(0, 10);
	const details = [attribute(version, 'name'), day, attribute(version, 'createUserName')];
	const number = versionNumberOf(version);
	return `Version${number === undefined ? '' : ` ${number}`}: ${details.filter(Boolean).join(', ')}`;
}
