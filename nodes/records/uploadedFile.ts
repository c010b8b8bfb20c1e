import type { IDataObject } from 'n8n-workflow';
import { attribute } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { fileExample, simplifyFile } from './file';

export interface UploadedFile {
	/** What became of the file: a new file, a new version of a file there, or nothing. */
	outcome: 'created' | 'newVersion' | 'skipped';
	file: JsonApiResource;
	/** The version uploaded; when skipped, the newest one there is. */
	version: JsonApiResource | undefined;
}

/** @returns the file as it is after the upload, its outcome first */
export function simplifyUploadedFile({ outcome, file, version }: UploadedFile): IDataObject {
	const record: IDataObject = { outcome, ...simplifyFile(file, version) };
	if (version === undefined) return record;
	// The file may have been read before its new version was made.
	return {
		...record,
		lastModifiedTime: attribute(version, 'lastModifiedTime') ?? record.lastModifiedTime,
		lastModifiedUserName: attribute(version, 'lastModifiedUserName') ?? record.lastModifiedUserName,
	};
}

export const uploadedFileExample: IDataObject = { outcome: 'newVersion', ...fileExample };
