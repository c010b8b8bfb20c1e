import { NodeOperationError } from 'n8n-workflow';
import type { ApsRun } from '../parameters/run';
import { InvalidValue } from '../values/invalidValue';
import { atMost } from './atMost';

/** A rule that a row breaks. */
interface RowFault {
	/** Counting from 1. */
	row: number;
	/** The field and the rule, without a period. */
	fault: string;
}

/** More would not fit into an error that people read. */
const SHOWN_FAULTS = 50;

/** The error that lists everything that is wrong with the input items of an operation on all items, by row. */
export function faultyRows(
	{ ctx }: Pick<ApsRun, 'ctx'>,
	faults: readonly RowFault[],
): NodeOperationError {
	const rows = new Set(faults.map(({ row }) => row)).size;
	const listed = faults.map(({ row, fault }) => `Row ${row}: ${fault}`);
	const shown = atMost(SHOWN_FAULTS, listed);
	return new NodeOperationError(
		ctx.getNode(),
		rows === 1 ? '1 row cannot be used' : `${rows} rows cannot be used`,
		{
			description: ['Nothing was changed; row 1 is the first input item', ...shown].join('. '),
		},
	);
}

/** What is wrong with a row that could not be read. @throws what is no fault of the row */
export function faultIn(error: unknown): string {
	if (error instanceof InvalidValue) return error.message;
	throw error;
}
