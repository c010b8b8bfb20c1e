import type { IDataObject, NodeApiError } from 'n8n-workflow';
import type { OperationRun } from '../operations/operation';

/** How one kind of row is imported, set or removed. @typeParam Body what the fields of a row come to */
export interface BatchSpec<Body = IDataObject> {
	/** As many as Autodesk accepts in one call. */
	atOnce: number;
	/** Label of the field that no two rows may share. */
	keyField: string;
	/** What became of rows that succeeded, for errors. Default: `imported`. */
	done?: string;
	/** Whether a failed call shows that calls of other places would fail, too. Default: 401 and 403 do. */
	failsEverywhere?(error: NodeApiError): boolean;
	/** @throws InvalidValue for a row that breaks a rule */
	readRow(row: OperationRun): NewRow<Body>;
	/**
	 * Sends rows of one place.
	 *
	 * @returns a result for each row, in their order
	 * @throws NodeApiError if the call failed for all of them
	 */
	add(place: string, rows: ReadonlyArray<BatchRow<Body>>): Promise<RowResult[]>;
	/**
	 * Looks for rows that may have been added by a call whose response says nothing about them. Absent if
	 * {@link add} itself does so.
	 *
	 * @returns the records that are there, by the keys of the rows
	 * @throws NodeApiError
	 */
	readBack?(
		place: string,
		rows: ReadonlyArray<BatchRow<Body>>,
	): Promise<ReadonlyMap<string, IDataObject>>;
	/** The short form of a record, or the record itself if Simplify is off. */
	toOutput(record: IDataObject): IDataObject;
}

/** A row, as read from its input item. */
export interface NewRow<Body = IDataObject> {
	/** ID of the account or project that it goes to. */
	place: string;
	/** What Autodesk knows the record by: the same for two rows about the same thing. */
	key: string;
	/** What people know the record by. It is returned for rows that failed, too. */
	identity: IDataObject;
	/** IDs that the record itself lacks, such as that of the project. */
	ids?: IDataObject;
	body: Body;
}

export interface BatchRow<Body = IDataObject> extends NewRow<Body> {
	/** Counting from 0. */
	item: number;
}

/** What became of a row. */
export interface RowResult {
	/** `accepted` if Autodesk adds it in the background, and it was not seen yet. */
	result: 'imported' | 'created' | 'updated' | 'unchanged' | 'removed' | 'accepted' | 'failed';
	/** As Autodesk returned it. */
	record?: IDataObject;
	/** Why it failed, or what else to know, without a period. */
	message?: string;
	/** ID of the request at Autodesk, for its support. */
	requestId?: string;
	/** The failure of a call. */
	error?: NodeApiError;
	/** Whether it may have succeeded nevertheless. */
	isDoubtful?: boolean;
}
