import type { IDataObject } from 'n8n-workflow';
import { attribute } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { itemExample, simplifyItem } from './file';

export interface UploadedFile {
	/** What became of the file: a new item, a new version of an item there, or nothing. */
	outcome: 'created' | 'newVersion' | 'skipped';
	item: JsonApiResource;
	/** The version uploaded; when skipped, the newest one there is. */
	version: JsonApiResource | undefined;
}

/** @returns the item as it is after the upload, its outcome first */
export function simplifyUploadedFile({ outcome, item, version }: UploadedFile): IDataObject {
	const record: IDataObject = { outcome, ...simplifyItem(item, version) };
	if (version === undefined) return record;
	// The item may have been read before its new version was made.
	return {
		...record,
		lastModifiedTime: attribute(version, 'lastModifiedTime') ?? record.lastModifiedTime,
		lastModifiedUserName: attribute(version, 'lastModifiedUserName') ?? record.lastModifiedUserName,
	};
}

export const uploadedFileExample: IDataObject = { outcome: 'newVersion', ...itemExample };
