import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import type { SignedDownload } from '../../../../protocol/aps/signedDownload';
import { isJsonObject, objectsIn } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import { adding } from '../../../apsClient/adding';
import { recordWith } from '../../../apsClient/readAnswer';
import { completionOf } from '../../../longWork/completion';
import { waitUntilDone } from '../../../longWork/waitUntilDone';
import type { OperationRun } from '../../../operations/operation';

export const EXPORTS_PATH = '/construction/files/v1/projects/{project_id}/exports';
export const EXPORT_PATH = `${EXPORTS_PATH}/{export_id}`;

/** Autodesk gives up after 30 minutes. */
export const exportCompletion = completionOf('the export is finished', 30);

export const exportAdvice: Readonly<Record<number, string>> = {
	403: 'Check that the signed-in user, the service account or the user under Act as User may download all files, and that an account admin added the client ID under Account Admin > Custom Integrations',
	404: 'Check the project and the IDs. Exports exist in ACC projects, and Autodesk keeps them for a limited time',
	422: 'Export fewer files at a time: together, they may have at most 10 GB',
};

/** Which export. */
export interface ExportPlace {
	/** A bare GUID. */
	projectId: string;
	id: string;
}

/** How an export stands. */
export interface ExportJob {
	/** `processing`, `successful` or `partialSuccess`. */
	status: string;
	/** Of the PDF, or of the ZIP file if there are several; valid for one hour. */
	signedUrl: string | undefined;
	/** Drawings and models that could not be exported. */
	failedFiles: JsonObject[];
}

/** @throws NodeOperationError if the export failed */
export async function readExport(run: OperationRun, place: ExportPlace): Promise<ExportJob> {
	const reader = run.aps.for({
		action: 'Get Export',
		scopes: ['data:read'],
		advice: exportAdvice,
	});
	const path = fillPath(EXPORT_PATH, { project_id: place.projectId, export_id: place.id });
	const body = await reader.read({ path, signal: run.signal }, recordWith('status'));
	const result = isJsonObject(body.result) ? body.result : {};
	if (body.status === 'failed') throw failed(run, place, result.error);
	// The example of a partial success has both one level higher than the description.
	const output = isJsonObject(result.output) ? result.output : result;
	return {
		status: String(body.status),
		signedUrl: typeof output.signedUrl === 'string' ? output.signedUrl : undefined,
		failedFiles: objectsIn(output.failedFiles),
	};
}

function failed(run: OperationRun, { id }: ExportPlace, error: unknown): NodeOperationError {
	const { title, detail } = isJsonObject(error) ? error : {};
	const said = [detail, title].find((text) => typeof text === 'string' && text !== '');
	const reason = said === undefined ? 'Autodesk gives no reason' : `Autodesk says: ${String(said)}`;
	return new NodeOperationError(run.ctx.getNode(), 'The files could not be exported', {
		itemIndex: run.itemIndex,
		description: `${reason.replace(/\.$/, '')}. The export is ${id}`,
	});
}

export function hasEnded({ status }: ExportJob): boolean {
	return status !== 'processing';
}

/**
 * Waits until the export is finished.
 *
 * @param longestMs how long to wait, in ms
 * @throws NodeOperationError if the time is up or the export failed
 */
export async function finishedExport(
	run: OperationRun,
	place: ExportPlace,
	longestMs: number,
): Promise<ExportJob> {
	const resume = `Get the result with Export > Get and the ID ${place.id}`;
	const ending = await waitUntilDone(run, {
		longestMs,
		async check() {
			const job = await readExport(run, place).catch(adding(resume));
			return hasEnded(job) ? job : undefined;
		},
	});
	if (ending.kind === 'done') return ending.result;
	throw new NodeOperationError(run.ctx.getNode(), 'The export is not finished yet', {
		itemIndex: run.itemIndex,
		description: `Autodesk continues. ${resume}, or wait longer with Options > ${exportCompletion.timeout.displayName}`,
	});
}

/** Where the result can be downloaded. */
export function downloadOf({ signedUrl }: ExportJob): SignedDownload | undefined {
	if (signedUrl === undefined) return undefined;
	return {
		size: undefined,
		sha1: undefined,
		contentType: undefined,
		pieces: [{ url: signedUrl, start: 0, end: undefined }],
	};
}

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
