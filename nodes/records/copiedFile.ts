import type { IDataObject } from 'n8n-workflow';
import { fileExample, simplifyFile } from './file';
import type { UploadedFile } from './uploadedFile';

interface Origin {
	/** ID of the file that was copied. */
	sourceId: string;
	/** Of the copy. */
	projectId: string;
}

/** @returns the file at the destination, with what became of it */
export function simplifyCopiedFile(
	{ outcome, file, version }: Pick<UploadedFile, 'file' | 'version'> & { outcome: string },
	{ sourceId, projectId }: Origin,
): IDataObject {
	const record = simplifyFile(file, version);
	return {
		name: record.name,
		outcome,
		versionNumber: record.versionNumber,
		fileType: record.fileType,
		size: record.size,
		updatedAt: record.updatedAt,
		updatedBy: record.updatedBy,
		webUrl: record.webUrl,
		id: record.id,
		versionId: record.versionId,
		storageId: record.storageId,
		folderId: record.folderId,
		projectId,
		sourceId,
	};
}

export const copiedFileExample: IDataObject = {
	name: fileExample.name,
	outcome: 'created',
	versionNumber: 1,
	fileType: fileExample.fileType,
	size: fileExample.size,
	updatedAt: fileExample.updatedAt,
	updatedBy: fileExample.updatedBy,
	webUrl: fileExample.webUrl,
	id: 'urn:adsk.wipprod:dm.lineage:Xk2Vd9QfT0mPz7LhB3sWuA',
	versionId: 'urn:adsk.wipprod:fs.file:vf.Xk2Vd9QfT0mPz7LhB3sWuA?version=1',
	storageId: fileExample.storageId,
	folderId: fileExample.folderId,
	projectId: 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	sourceId: fileExample.id,
};
