import { mapInOrder } from '../actionNode/mapInOrder';
import { faultyRows } from '../operations/faultyRows';
import type { AllItemsRun } from '../operations/operation';
import { changesIn, undoRow } from '../sync/inverse';
import type { WantedRecord } from '../sync/record';
import { readRows } from '../sync/wanted';
import type { ReadRows } from '../sync/wanted';
import type { SyncSpec } from './spec';
import type { SyncSettings } from './settings';

const ROWS_AT_ONCE = 10;

/**
 * The wanted state, from all input items.
 *
 * @throws NodeOperationError that lists everything that is wrong, by row
 */
export async function readWanted(
	run: AllItemsRun,
	spec: SyncSpec,
	{ source }: Pick<SyncSettings, 'source'>,
): Promise<WantedRecord[]> {
	const { wanted, faults } = source === 'changes' ? rowsToUndo(run, spec) : await rowsOf(run, spec);
	if (faults.length > 0) throw faultyRows(run, faults);
	return wanted;
}

/** Rows may have to look up names, so some are read at the same time. */
async function rowsOf({ itemCount }: AllItemsRun, spec: SyncSpec): Promise<ReadRows> {
	const rows = await mapInOrder(itemCount, ROWS_AT_ONCE, spec.readRow);
	return readRows(itemCount, (row) => rows[row - 1]);
}

/** Rows keep the number of the input item, even if one item is a whole audit file. */
function rowsToUndo({ ctx }: AllItemsRun, { subject }: SyncSpec): ReadRows {
	const rows = ctx.getInputData().flatMap(({ json }, itemIndex) =>
		changesIn(json as Parameters<typeof changesIn>[0]).flatMap((change) => {
			const row = undoRow(subject, itemIndex + 1, change);
			return row === undefined ? [] : [row];
		}),
	);
	return readRows(rows.length, (row) => rows[row - 1]);
}
