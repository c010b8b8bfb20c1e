import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import type { ExportJob } from '../../../exports/exportJob';
import type { ExportKind, ExportPlace } from '../../../exports/exportKind';

export const EXPORTS_PATH = '/construction/files/v1/projects/{project_id}/exports';
export const EXPORT_PATH = `${EXPORTS_PATH}/{export_id}`;

export const exportAdvice: Readonly<Record<number, string>> = {
	403: 'Check that the signed-in user, the service account or the user under Act as User may download all files, and that an account admin added the client ID under Account Admin > Custom Integrations',
	404: 'Check the project and the IDs. Exports exist in ACC projects, and Autodesk keeps them for a limited time',
	422: 'Export fewer files at a time: together, they may have at most 10 GB',
};

/** Exports of files. */
export const fileExports: ExportKind = {
	things: 'files',
	pathOf: ({ projectId, id }) => fillPath(EXPORT_PATH, { project_id: projectId, export_id: id }),
	advice: exportAdvice,
	resumedBy: 'Export > Get',
	extension: '.zip',
};

/** @returns `failedFiles` are those that have no 2D views or sheets, with the reason */
export function exportRecord(
	{ projectId, id }: ExportPlace,
	{ status, failedFiles }: ExportJob,
	name: string | null,
): IDataObject {
	return {
		name,
		status,
		failedFiles: failedFiles.map((file) => ({
			reason: file.reason ?? null,
			message: file.detail ?? null,
			versionId: file.id ?? null,
		})),
		id,
		projectId,
	};
}

export const exportExample: IDataObject = {
	name: 'Drawings.zip',
	status: 'partialSuccess',
	failedFiles: [
		{
			reason: 'ERR_NO_PROCESSABLE_FILES',
			message: 'This file does not contain any 2d pdf files or still under processing.',
			versionId: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
		},
	],
	id: '5b4bb914-c123-4f10-87e3-579ef934aaf9',
	projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
};
