import type { IBinaryData, IDataObject } from 'n8n-workflow';

/** A record that comes with a file. */
export class FileRecord {
	/** @param field name of the output field that holds the file */
	constructor(
		readonly json: IDataObject,
		readonly field: string,
		readonly file: IBinaryData,
	) {}
}
