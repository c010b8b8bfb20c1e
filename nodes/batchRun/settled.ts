import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import type { BatchRow, BatchSpec, RowResult } from './spec';

/**
 * The results, with doubtful ones settled: a response that got lost, or that leaves a row out, does not
 * say whether Autodesk added it, so such rows are looked for.
 */
export async function settled<Body>(
	spec: BatchSpec<Body>,
	rows: ReadonlyArray<BatchRow<Body>>,
	results: readonly RowResult[],
): Promise<RowResult[]> {
	const doubtful = rows.filter((_row, index) => results[index].isDoubtful);
	if (doubtful.length === 0) return [...results];
	const found = await foundAgain(spec, doubtful);
	return rows.map((row, index) => {
		const record = results[index].isDoubtful ? found.get(row.key) : undefined;
		if (record === undefined) return results[index];
		const message = 'Confirmed by reading it back, because the response does not mention it';
		return { result: 'imported', record, message, requestId: results[index].requestId };
	});
}

/** Nothing if they cannot be read: the results of the rows say to look for them. */
async function foundAgain<Body>(
	{ readBack }: BatchSpec<Body>,
	rows: ReadonlyArray<BatchRow<Body>>,
): Promise<ReadonlyMap<string, IDataObject>> {
	try {
		return (await readBack?.(rows[0].place, rows)) ?? new Map();
	} catch (error) {
		return nothingAfter(error);
	}
}

/** @throws what is no failure of a call */
function nothingAfter(error: unknown): ReadonlyMap<string, IDataObject> {
	if (error instanceof NodeApiError) return new Map();
	throw error;
}
