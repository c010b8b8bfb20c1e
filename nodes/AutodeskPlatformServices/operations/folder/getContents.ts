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
import { projectId, projectOrLink } from '../../../fields/project';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { isSimplified, simplify } from '../../../fields/simplify';
import { simplifyFolder } from '../../../records/folder';
import { fileExample, simplifyFile } from '../../../records/file';
import { defineOperation } from '../../../operations/operation';
import { queryOf } from '../../../parameters/query';
import { contentFilters } from './contentFilters';

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
	example: fileExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ project_id: projectId(run), folder_id: folderId(run) });
		const documents = jsonApiDocuments(run.aps, path, {
			'page[limit]': pageSizeFor(limit, JSON_API_PAGE_SIZE),
			...queryOf(run, contentFilters),
		});
		const short = isSimplified(run);
		return await collect(entryPages(documents, short ? simplifyEntry : rawEntry), limit);
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

function simplifyEntry(entry: JsonApiResource, tip: JsonApiResource | undefined): IDataObject {
	return entry.type === 'folders' ? simplifyFolder(entry) : simplifyFile(entry, tip);
}

function rawEntry(entry: JsonApiResource, tip: JsonApiResource | undefined): IDataObject {
	return tip ? { ...entry, included: [tip] } : entry;
}
