import { NodeOperationError } from 'n8n-workflow';
import type { SignedDownload } from '../../protocol/aps/signedDownload';
import { isJsonObject, objectsIn } from '../../protocol/json';
import type { JsonObject } from '../../protocol/json';
import { adding } from '../apsClient/adding';
import { recordWith } from '../apsClient/readAnswer';
import { completionOf } from '../longWork/completion';
import { waitUntilDone } from '../longWork/waitUntilDone';
import type { OperationRun } from '../operations/operation';
import type { ExportKind, ExportPlace } from './exportKind';

/** Autodesk gives up after 30 minutes. */
export const exportCompletion = completionOf('the export is finished', 30);

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
export async function readExport(
	run: OperationRun,
	kind: ExportKind,
	place: ExportPlace,
): Promise<ExportJob> {
	const reader = run.aps.for({
		action: kind.things === 'files' ? 'Get Export' : 'Get Sheet Export',
		scopes: ['data:read'],
		advice: kind.advice,
	});
	const request = { path: kind.pathOf(place), signal: run.signal };
	const body = await reader.read(request, recordWith('status'));
	const result = isJsonObject(body.result) ? body.result : {};
	if (body.status === 'failed') throw failed(run, kind, place, result.error);
	// The example of a partial success has both one level higher than the description.
	const output = isJsonObject(result.output) ? result.output : result;
	return {
		status: String(body.status),
		signedUrl: typeof output.signedUrl === 'string' ? output.signedUrl : undefined,
		failedFiles: objectsIn(output.failedFiles),
	};
}

function failed(
	run: OperationRun,
	{ things }: ExportKind,
	{ id }: ExportPlace,
	error: unknown,
): NodeOperationError {
	const { title, detail } = isJsonObject(error) ? error : {};
	const said = [detail, title].find((text) => typeof text === 'string' && text !== '');
	const reason = said === undefined ? 'Autodesk gives no reason' : `Autodesk says: ${String(said)}`;
	return new NodeOperationError(run.ctx.getNode(), `The ${things} could not be exported`, {
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
	kind: ExportKind,
	place: ExportPlace,
	longestMs: number,
): Promise<ExportJob> {
	const resume = `Get the result with ${kind.resumedBy} and the ID ${place.id}`;
	const ending = await waitUntilDone(run, {
		longestMs,
		async check() {
			const job = await readExport(run, kind, place).catch(adding(resume));
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
