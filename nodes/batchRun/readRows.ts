import { mapInOrder } from '../actionNode/mapInOrder';
import { withIdsForNames } from '../lookUp/idsForNames';
import { faultIn, faultyRows } from '../operations/faultyRows';
import type { AllItemsRun } from '../operations/operation';
import type { BatchRow, BatchSpec } from './spec';

/** Rows may have to look up names. */
const ROWS_AT_ONCE = 10;

/** How rows are read. They may repeat each other unless there is a key field. */
type RowSpec<Body> = Pick<BatchSpec<Body>, 'readRow'> & Partial<Pick<BatchSpec<Body>, 'keyField'>>;

/**
 * Reads all input items as rows, each with its own fields.
 *
 * @throws NodeOperationError that lists every row that breaks a rule, before anything is sent
 */
export async function readRows<Body>(
	run: AllItemsRun,
	spec: RowSpec<Body>,
): Promise<Array<BatchRow<Body>>> {
	const read = await mapInOrder(
		run.itemCount,
		ROWS_AT_ONCE,
		async (item) => await readRow(run, spec, item),
		run.signal,
	);
	const rows = read.filter((row) => typeof row === 'object');
	const faults = read.flatMap((fault, item) =>
		typeof fault === 'string' ? [{ row: item + 1, fault }] : [],
	);
	faults.push(...repeated(rows, spec));
	if (faults.length > 0)
		throw faultyRows(
			run,
			faults.sort((a, b) => a.row - b.row),
		);
	return rows;
}

/** The row, or what is wrong with it. */
async function readRow<Body>(
	run: AllItemsRun,
	spec: RowSpec<Body>,
	item: number,
): Promise<BatchRow<Body> | string> {
	try {
		const { operation } = run;
		const row = await withIdsForNames({ ...run, ...run.runOf(item), operation }, operation.options);
		return { ...spec.readRow(row), item };
	} catch (error) {
		return faultIn(error);
	}
}

function repeated<Body>(rows: ReadonlyArray<BatchRow<Body>>, { keyField }: RowSpec<Body>) {
	if (keyField === undefined) return [];
	const first = new Map<string, BatchRow<Body>>();
	return rows.flatMap((row) => {
		const identity = JSON.stringify([row.place, row.key]);
		const other = first.get(identity);
		if (other === undefined) {
			first.set(identity, row);
			return [];
		}
		return [{ row: row.item + 1, fault: `${keyField}: the same as in row ${other.item + 1}` }];
	});
}
