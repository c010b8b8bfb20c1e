import type { IDataObject } from 'n8n-workflow';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiPage } from '../../../apsLists/jsonApiPages';
import { collect } from '../../../apsLists/pages';
import { JSON_API_PAGE_SIZE } from '../../../../protocol/aps/lists/jsonApiList';
import { jsonApiDocuments } from '../../../apsLists/jsonApiPages';
import type { Pages } from '../../../apsLists/pages';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { includePath, pathIfWanted } from '../../../fields/includePath';
import { projectId, projectOrLink } from '../../../fields/project';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { isSimplified, simplify } from '../../../fields/simplify';
import { entryExample, simplifyEntry } from '../../../records/entry';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { valueIn } from '../../../parameters/values';
import { contentFilters } from './contentFilters';

const listOptions = options([includePath]);

export const getContents = defineOperation({
	action: 'List Folder Contents',
	name: 'Get Contents',
	value: 'getContents',
	summary: 'Get contents of folder',
	description: 'Retrieve a list of the subfolders and files directly inside a folder',
	endpoint: 'GET /data/v1/projects/{project_id}/folders/{folder_id}/contents',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, folder, ...returnAllOrLimit, simplify, contentFilters],
	options: listOptions.options,
	example: entryExample,
	async execute(run) {
		const limit = limitOf(run);
		const project = projectId(run);
		const path = run.path({ project_id: project, folder_id: folderId(run) });
		const documents = jsonApiDocuments(run.aps, path, {
			'page[limit]': pageSizeFor(limit, JSON_API_PAGE_SIZE),
			...queryOf(run, contentFilters),
		});
		if (!isSimplified(run)) return await collect(entryPages(documents, rawEntry), limit);
		const isPathWanted = valueIn(run, listOptions, includePath);
		const above = await pathIfWanted(run, isPathWanted, project, folderId(run));
		const shape: Shape = (entry, tip) => simplifyEntry(entry, tip, above);
		return await collect(entryPages(documents, shape), limit);
	},
});

type Shape = (entry: JsonApiResource, tip: JsonApiResource | undefined) => IDataObject;

/** Joins each file with its newest version, which Autodesk returns in `included`. */
async function* entryPages(documents: AsyncGenerator<JsonApiPage>, shape: Shape): Pages {
	for await (const { rows, included = [] } of documents) {
		const versions = new Map(included.map((version) => [version.id, version]));
		yield rows.map((entry) => shape(entry, versions.get(relatedId(entry, 'tip') ?? '')));
	}
}

function rawEntry(entry: JsonApiResource, tip: JsonApiResource | undefined): IDataObject {
	return tip ? { ...entry, included: [tip] } : entry;
}
