import type { IDataObject } from 'n8n-workflow';
import { nameKey } from '../../protocol/aps/names';
import type { Region } from '../../protocol/aps/regions';
import { isJsonObject } from '../../protocol/json';
import type { JsonObject } from '../../protocol/json';
import type { ApsAnswer } from '../../protocol/aps/request';
import { requestIdOf } from '../apsClient/callOutcome';
import type { ApsClient } from '../apsClient/client';
import { hqPages } from '../apsLists/hqPages';
import { collect } from '../apsLists/pages';
import { mapInOrder } from '../actionNode/mapInOrder';
import { accountAdvice } from '../fields/accountRegion';
import { hqImportAnswers } from './hqAnswer';
import type { BatchRow, RowResult } from '../batchRun/spec';

/** A row that the answer leaves out. */
const UNMENTIONED =
	'Autodesk does not say whether it was added. Search for it before you import it again';

const SEARCHED_AT_ONCE = 5;

/** An import of `hq`, and the search beside it. */
export interface HqImport {
	/** Ends in `import`. */
	path: string;
	region: Region | undefined;
	/** What the rows are known by. */
	keyField: 'email' | 'name';
}

/** Imports rows with one call to `hq`, which says what became of each. @throws NodeApiError */
export async function importToHq(
	aps: ApsClient,
	{ path, region, keyField }: HqImport,
	rows: readonly BatchRow[],
): Promise<RowResult[]> {
	const answer = await aps.request({
		method: 'POST',
		path,
		region,
		body: rows.map(({ body }) => body),
	});
	const keyIn = (record: JsonObject) => keyOfRecord(record, keyField);
	const keys = rows.map(({ key }) => key);
	const requestId = requestIdOf(answer);
	const body = aps.readAnswer({ method: 'POST' }, answer, importAnswer);
	return hqImportAnswers(body, keys, keyIn).map((said) => {
		switch (said.kind) {
			case 'added':
				return { result: 'imported', record: said.record, requestId };
			case 'refused':
				return { result: 'failed', message: said.message, requestId };
			case 'unmentioned':
				return { result: 'failed', message: UNMENTIONED, requestId, isDoubtful: true };
		}
	});
}

/**
 * Searches for rows that an import may have added.
 *
 * @returns the records that are there, by the keys of the rows
 * @throws NodeApiError
 */
export async function readBackFromHq(
	client: ApsClient,
	{ path, region, keyField }: HqImport,
	rows: readonly BatchRow[],
): Promise<ReadonlyMap<string, IDataObject>> {
	const aps = client.for({ action: 'Search', scopes: ['account:read'], advice: accountAdvice });
	const found = await mapInOrder(rows.length, SEARCHED_AT_ONCE, async (index) => {
		const query = { [keyField]: String(rows[index].identity[keyField]), partial: false };
		return await collect(hqPages(aps, { path: path.replace(/import$/, 'search'), query, region }));
	});
	return new Map(
		found.flat().flatMap((record): Array<[string, IDataObject]> => {
			const key = keyOfRecord(record, keyField);
			return key === undefined ? [] : [[key, record]];
		}),
	);
}

function keyOfRecord(
	record: Readonly<Record<string, unknown>>,
	keyField: HqImport['keyField'],
): string | undefined {
	const key = record[keyField];
	return typeof key === 'string' ? nameKey(key) : undefined;
}

/** An answer that speaks of rows. */
function importAnswer({ body }: ApsAnswer): JsonObject | undefined {
	if (!isJsonObject(body)) return undefined;
	const { success_items, failure_items } = body;
	return Array.isArray(success_items) || Array.isArray(failure_items) ? body : undefined;
}
