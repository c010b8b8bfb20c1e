import type { IDataObject } from 'n8n-workflow';
import { attribute } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { fileExample, simplifyFile } from './file';
import { isoTime } from './isoTime';
import { transferExample, withTransfer } from './transfer';

export interface UploadedFile {
	/** Whether the content became a new file, a new version of an existing file, or was not uploaded. */
	outcome: 'created' | 'newVersion' | 'skipped';
	file: JsonApiResource;
	/** The version uploaded; when skipped, the newest existing one. */
	version: JsonApiResource | undefined;
	/** Bytes, duration, parts, retries and hash; undefined when skipped. */
	transfer?: IDataObject;
}

/**
 * @param folderPath path of the folder it is in; null if it is not known
 * @returns the file after the upload, with the outcome
 */
export function simplifyUploadedFile(
	{ outcome, file, version, transfer }: UploadedFile,
	folderPath: string | null,
): IDataObject {
	const { name, ...record } = simplifyFile(file, version, folderPath);
	// The file may have been read before its new version existed.
	const updatedAt = isoTime(version && attribute(version, 'lastModifiedTime')) ?? record.updatedAt;
	const updatedBy = (version && attribute(version, 'lastModifiedUserName')) ?? record.updatedBy;
	return withTransfer({ name, outcome, ...record, updatedAt, updatedBy }, transfer ?? null);
}

const { name, ...otherKeys } = fileExample;

export const uploadedFileExample: IDataObject = withTransfer(
	{ name, outcome: 'newVersion', ...otherKeys },
	transferExample,
);
