import type { IDataObject } from 'n8n-workflow';
import type { ListPages } from '../../protocol/aps/lists/listSource';

/** The pages of a list of n8n records. */
export type Pages<Row = IDataObject> = ListPages<Row>;

/** Reads pages until the limit is reached. @param limit undefined for all records */
export async function collect<Row>(pages: Pages<Row>, limit?: number): Promise<Row[]> {
	const records: Row[] = [];
	for await (const page of pages) {
		for (const record of page) records.push(record);
		if (limit !== undefined && records.length >= limit) return records.slice(0, limit);
	}
	return records;
}
