import { nameKey } from '../../protocol/aps/names';
import type { Region } from '../../protocol/aps/regions';
import { isJsonObject } from '../../protocol/json';
import type { JsonObject } from '../../protocol/json';
import type { ApsAnswer } from '../../protocol/aps/request';
import { requestIdOf } from '../apsClient/callOutcome';
import type { ApsClient } from '../apsClient/client';
import { hqImportAnswers } from './hqAnswer';
import type { ImportRow, RowResult } from './spec';

/** A row that the answer leaves out. */
const UNMENTIONED =
	'Autodesk does not say whether it was added. Search for it before you import it again';

interface HqImport {
	path: string;
	region: Region | undefined;
	/** What the rows are known by. */
	keyField: 'email' | 'name';
}

/** Imports rows with one call to `hq`, which says what became of each. @throws NodeApiError */
export async function importToHq(
	aps: ApsClient,
	{ path, region, keyField }: HqImport,
	rows: readonly ImportRow[],
): Promise<RowResult[]> {
	const answer = await aps.request({
		method: 'POST',
		path,
		region,
		body: rows.map(({ body }) => body),
	});
	const keyIn = ({ [keyField]: key }: JsonObject) =>
		typeof key === 'string' ? nameKey(key) : undefined;
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
				return { result: 'failed', message: UNMENTIONED, requestId };
		}
	});
}

/** An answer that speaks of rows. */
function importAnswer({ body }: ApsAnswer): JsonObject | undefined {
	if (!isJsonObject(body)) return undefined;
	const { success_items, failure_items } = body;
	return Array.isArray(success_items) || Array.isArray(failure_items) ? body : undefined;
}
