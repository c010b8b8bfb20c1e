import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { sheetList } from '../../protocol/aps/lists/constructionList';
import { EVERY_COLLECTION } from '../../protocol/aps/sheetRules';
import { NO_COLLECTION } from '../fields/sheetCollection';
import { readSheetCollections, readVersionSets, SHEETS } from '../lookUp/sheets';
import { listPage } from './accountLists';
import { filtered, teamContext } from './teamContext';

/** Current sheets of the chosen project. Autodesk searches numbers and titles, and minds letter case. */
export async function searchSheets(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Sheets', 'sheets');
	return await listPage(aps, sheetList, {
		path: fillPath(SHEETS, { projectId: place.projectId }),
		query: {
			searchText: filter || undefined,
			currentOnly: true,
			collectionId: EVERY_COLLECTION,
		},
		region: undefined,
		paginationToken,
		toResult: ({ id, number, title }) => ({
			name: [number, title].filter(Boolean).join(' '),
			value: String(id),
		}),
	});
}

/** Version sets of the chosen project, newest first. */
export async function searchVersionSets(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Version Sets', 'sheets');
	const versionSets = await readVersionSets(aps, place.projectId);
	return filtered(
		versionSets.map(({ id, name, detail }) => ({
			name: detail === undefined ? name : `${name} (${detail})`,
			value: id,
		})),
		filter,
	);
}

/** Collections of sheets in the chosen project. */
export async function searchSheetCollections(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Sheet Collections', 'sheets');
	const collections = await readSheetCollections(aps, place.projectId);
	return filtered(
		[
			{ name: 'Sheets in No Collection', value: NO_COLLECTION },
			...collections.map(({ id, name }) => ({ name, value: id })),
		],
		filter,
	);
}
