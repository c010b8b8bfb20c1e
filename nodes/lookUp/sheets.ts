import { fillPath } from '../../protocol/aps/ids';
import { sheetList, sheetSettingsList } from '../../protocol/aps/lists/constructionList';
import type { ApsQuery } from '../../protocol/aps/request';
import { EVERY_COLLECTION } from '../../protocol/aps/sheetRules';
import type { ApsClient } from '../apsClient/client';
import { constructionPages } from '../apsLists/constructionPages';
import { collect } from '../apsLists/pages';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';

type SheetsRun = Pick<ApsRun, 'aps'>;

export const SHEETS = '/construction/sheets/v1/projects/{projectId}/sheets';
const VERSION_SETS = '/construction/sheets/v1/projects/{projectId}/version-sets';
const COLLECTIONS = '/construction/sheets/v1/projects/{projectId}/collections';

function sheetsClient(aps: ApsClient, action: string): ApsClient {
	return aps.for({ action, scopes: ['data:read'], advice: teamAdvice('sheets') });
}

/** The current sheets of a project, by the numbers that people see. @param projectId a bare GUID */
export function sheetsOf({ aps }: SheetsRun, projectId: string): NamedList {
	const client = sheetsClient(aps, 'List Sheets');
	const path = fillPath(SHEETS, { projectId });
	const read = async (filter?: ApsQuery): Promise<Named[]> => {
		const query = { currentOnly: true, collectionId: EVERY_COLLECTION, ...filter };
		const rows = await collect(constructionPages(client, sheetList, { path, query }));
		return rows.flatMap(({ id, number, title }) =>
			typeof id === 'string' && typeof number === 'string'
				? { id, name: number, detail: String(title) }
				: [],
		);
	};
	return {
		key: listKey(client, 'sheets', projectId),
		thing: 'sheet',
		place: 'in the project',
		by: 'number',
		hint: 'Deleted sheets, and those with a later version, are found by their IDs only',
		ask: async (number) => await read({ searchText: number }),
		readAll: async () => await read(),
	};
}

/** The version sets of a project, of every collection, by name. @param projectId a bare GUID */
export function versionSetsOf({ aps }: SheetsRun, projectId: string): NamedList {
	const client = sheetsClient(aps, 'List Version Sets');
	return {
		key: listKey(client, 'version sets', projectId),
		thing: 'version set',
		place: 'in the project',
		by: 'name',
		readAll: async () => await readVersionSets(client, projectId),
	};
}

/** Each with the day it was issued. @param projectId a bare GUID */
export async function readVersionSets(client: ApsClient, projectId: string): Promise<Named[]> {
	const path = fillPath(VERSION_SETS, { projectId });
	const query = { collectionId: EVERY_COLLECTION, sort: 'issuanceDate desc' };
	const rows = await collect(constructionPages(client, sheetSettingsList, { path, query }));
	return rows.map(({ id, name, issuanceDate }) => ({
		id: String(id),
		name: String(name),
		detail: typeof issuanceDate === 'string' ? issuanceDate : undefined,
	}));
}

/** The collections of sheets in a project, by name. @param projectId a bare GUID */
export function sheetCollectionsOf({ aps }: SheetsRun, projectId: string): NamedList {
	const client = sheetsClient(aps, 'List Sheet Collections');
	return {
		key: listKey(client, 'sheet collections', projectId),
		thing: 'collection of sheets',
		place: 'in the project',
		by: 'name',
		readAll: async () => await readSheetCollections(client, projectId),
	};
}

/** @param projectId a bare GUID */
export async function readSheetCollections(client: ApsClient, projectId: string): Promise<Named[]> {
	const path = fillPath(COLLECTIONS, { projectId });
	const rows = await collect(constructionPages(client, sheetSettingsList, { path }));
	return rows.map(({ id, name }) => ({ id: String(id), name: String(name) }));
}
