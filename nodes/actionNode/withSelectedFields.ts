import type { IDataObject } from 'n8n-workflow';
import { selectedFields } from '../fields/simplify';
import { FileRecord } from '../operations/fileRecord';
import type { OperationOutput, OperationRun } from '../operations/operation';

/** The records with the fields that the user has selected only. @throws InvalidValue if none is selected */
export async function withSelectedFields(
	run: OperationRun,
	execute: () => Promise<OperationOutput>,
): Promise<OperationOutput> {
	const fields = selectedFields(run);
	const records = await execute();
	return fields === undefined ? records : [records].flat().map((record) => only(fields, record));
}

/** Files are kept. */
function only(fields: readonly string[], record: IDataObject | FileRecord) {
	if (record instanceof FileRecord) {
		return new FileRecord(selectionOf(fields, record.json), record.field, record.file);
	}
	return selectionOf(fields, record);
}

/** A field that a record lacks is null, so that all records have the same keys. */
export function selectionOf(fields: readonly string[], record: IDataObject): IDataObject {
	return Object.fromEntries(fields.map((field) => [field, record[field] ?? null]));
}
