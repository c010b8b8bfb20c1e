import { NodeOperationError } from 'n8n-workflow';
import { mapInOrder } from '../actionNode/mapInOrder';
import type { AllItemsRun } from '../operations/operation';
import { changesIn, undoRow } from '../sync/inverse';
import type { WantedRecord } from '../sync/record';
import { readRows } from '../sync/wanted';
import type { ReadRows, RowFault } from '../sync/wanted';
import type { SyncSpec } from './spec';
import type { SyncSettings } from './settings';

const ROWS_AT_ONCE = 10;

/** More would not fit into an error that people read. */
const SHOWN_FAULTS = 50;

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

function faultyRows({ ctx }: AllItemsRun, faults: readonly RowFault[]): NodeOperationError {
	const rows = new Set(faults.map(({ row }) => row)).size;
	const shown = faults.slice(0, SHOWN_FAULTS).map(({ row, fault }) => `Row ${row}: ${fault}`);
	const more = faults.length > SHOWN_FAULTS ? [`and ${faults.length - SHOWN_FAULTS} more`] : [];
	return new NodeOperationError(
		ctx.getNode(),
		rows === 1 ? '1 row cannot be used' : `${rows} rows cannot be used`,
		{
			description: ['Nothing was changed; row 1 is the first input item', ...shown, ...more].join(
				'. ',
			),
		},
	);
}
