import type { WantedRecord } from './record';
import { identityOf } from './record';

/** A rule that a row breaks. */
export interface RowFault {
	/** Counting from 1. */
	row: number;
	/** The field and the rule, without a period. */
	fault: string;
}

/** The result of reading rows: all of them, or everything that is wrong with them. */
export interface ReadRows {
	wanted: WantedRecord[];
	faults: RowFault[];
}

/**
 * Reads all rows before complaining, so that all faults are known at once.
 *
 * @param readRow throws or returns faults for a row it cannot read
 */
export function readRows(
	count: number,
	readRow: (row: number) => WantedRecord | string[],
): ReadRows {
	const wanted: WantedRecord[] = [];
	const faults: RowFault[] = [];
	for (let row = 1; row <= count; row++) {
		const result = readRow(row);
		if (Array.isArray(result)) faults.push(...result.map((fault) => ({ row, fault })));
		else wanted.push(result);
	}
	faults.push(...disagreements(wanted));
	return { wanted, faults: faults.sort((a, b) => a.row - b.row) };
}

/** Rows about the same person, by their address or an earlier one. */
function disagreements(wanted: readonly WantedRecord[]): RowFault[] {
	const rowOf = new Map<string, WantedRecord>();
	const faults: RowFault[] = [];
	for (const record of wanted) {
		const first = rowOf.get(identityOf(record));
		if (first === undefined) rowOf.set(identityOf(record), record);
		else faults.push(fault(record, `${record.email} is in row ${first.row} already`));
	}
	const claimedBy = new Map<string, WantedRecord>();
	for (const record of wanted) {
		for (const alias of record.aliases) {
			const identity = identityOf({ target: record.target, key: alias });
			const owner = rowOf.get(identity) ?? claimedBy.get(identity);
			if (owner === undefined) claimedBy.set(identity, record);
			else if (owner !== record) {
				faults.push(
					fault(record, `the previous address ${alias} belongs to the person in row ${owner.row}`),
				);
			}
		}
	}
	return faults;
}

function fault({ row }: WantedRecord, text: string): RowFault {
	return { row, fault: `Email: ${text}` };
}
