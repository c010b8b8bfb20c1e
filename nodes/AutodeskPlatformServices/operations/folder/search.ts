import type { IDataObject } from 'n8n-workflow';
import { relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import type { JsonApiPage } from '../../../apsLists/jsonApiPages';
import { collect } from '../../../apsLists/pages';
import type { Pages } from '../../../apsLists/pages';
import { searchDocuments } from '../../../apsLists/searchDocuments';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { includePath, pathIfWanted } from '../../../fields/includePath';
import { projectId, projectOrLink } from '../../../fields/project';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { isSimplified, simplify } from '../../../fields/simplify';
import { fileExample, simplifyFile } from '../../../records/file';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { valueIn } from '../../../parameters/values';
import { searchFilters, searchText } from './searchFilters';

const searchOptions = options([includePath]);

export const search = defineOperation({
	action: 'Search Folder',
	name: 'Search',
	value: 'search',
	summary: 'Search files in folder',
	description:
		'Find files by name, type, date or other fields in a folder and all its subfolders. Recently uploaded files may be missing.',
	endpoint: 'GET /data/v1/projects/{project_id}/folders/{folder_id}/search',
	scopes: ['data:read', 'data:search'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		folder,
		searchText,
		...returnAllOrLimit,
		simplify,
		searchFilters,
	],
	options: searchOptions.options,
	example: fileExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ project_id: projectId(run), folder_id: folderId(run) });
		const documents = searchDocuments(
			run.aps,
			path,
			queryOf(run, searchText, searchFilters),
			limit,
		);
		return await collect(
			filePages(run, documents, isSimplified(run) ? simplifiedShape(run) : rawFound),
			limit,
		);
	},
});

/** Joins each version with its file: Autodesk returns versions, and their files in `included`. */
async function* filePages(
	run: OperationRun,
	documents: AsyncGenerator<JsonApiPage>,
	shape: Shape,
): Pages {
	let isCutOff = false;
	for await (const document of documents) {
		const files = new Map((document.included ?? []).map((file) => [file.id, file]));
		const records: IDataObject[] = [];
		for (const version of document.rows) {
			const file = files.get(relatedId(version, 'item') ?? '');
			records.push(await shape(version, file));
		}
		yield records;
		isCutOff = document.next !== undefined;
	}
	if (!isCutOff) return;
	run.ctx.addExecutionHints({
		message:
			'Autodesk stops a search after 50 pages, so files are missing. Narrow the filters, or search the subfolders one by one.',
	});
}

type Shape = (
	version: JsonApiResource,
	file: JsonApiResource | undefined,
) => IDataObject | Promise<IDataObject>;

function simplifiedShape(run: OperationRun): Shape {
	const isPathWanted = valueIn(run, searchOptions, includePath);
	const project = projectId(run);
	return async (version, file = standIn(version)) => {
		const above = await pathIfWanted(run, isPathWanted, project, relatedId(file, 'parent'));
		return simplifyFile(file, version, above);
	};
}

/** The file as its version describes it, in case Autodesk leaves the file out. */
function standIn({ attributes, ...version }: JsonApiResource): JsonApiResource {
	return { type: 'items', id: relatedId(version, 'item') ?? '', attributes };
}

function rawFound(version: JsonApiResource, file: JsonApiResource | undefined): IDataObject {
	return file ? { ...version, included: [file] } : version;
}
