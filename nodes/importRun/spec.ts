import type { IDataObject, NodeApiError } from 'n8n-workflow';
import type { OperationRun } from '../operations/operation';

/** How one kind of record is imported. */
export interface ImportSpec {
	/** As many as Autodesk accepts in one call. */
	atOnce: number;
	/** Label of the field that no two rows may share. */
	keyField: string;
	/** @throws InvalidValue for a row that breaks a rule */
	readRow(row: OperationRun): NewRow;
	/**
	 * Adds rows of one place.
	 *
	 * @returns a result for each row, in their order
	 * @throws NodeApiError if the call failed for all of them
	 */
	add(place: string, rows: readonly ImportRow[]): Promise<RowResult[]>;
	/** The short form of a record, or the record itself if Simplify is off. */
	toOutput(record: IDataObject): IDataObject;
}

/** A row, as read from its input item. */
export interface NewRow {
	/** ID of the account or project that it goes to. */
	place: string;
	/** What Autodesk knows the record by: the same for two rows about the same thing. */
	key: string;
	/** What people know the record by. It is returned for rows that were not imported, too. */
	identity: IDataObject;
	/** IDs that the record itself lacks, such as that of the project. */
	ids?: IDataObject;
	body: IDataObject;
}

export interface ImportRow extends NewRow {
	/** Counting from 0. */
	item: number;
}

/** What became of a row. */
export interface RowResult {
	/** `accepted` if Autodesk adds it in the background, and it was not seen yet. */
	result: 'imported' | 'accepted' | 'failed';
	/** As Autodesk returned it. */
	record?: IDataObject;
	/** Why it was not imported, without a period. */
	message?: string;
	/** ID of the request at Autodesk, for its support. */
	requestId?: string;
	/** The failure of a call. */
	error?: NodeApiError;
}
