import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, JsonObject } from 'n8n-workflow';
import type { OperationRun } from '../../../operations/operation';

/** OSS answers 200 even when the parts do not make the object: only its ID tells that it exists. */
export function isCompleted(answer: IDataObject): boolean {
	return answer.status !== 'error' && Boolean(answer.objectId);
}

const UPLOAD_PARTS_AGAIN =
	'Upload the parts concerned again, with fresh URLs for the same upload key, then complete the upload. Every part but the last needs 5 MiB at least';

/** The error a person reads when OSS took the call but made no object. */
export function incompleteUpload(
	{ ctx, itemIndex }: OperationRun,
	action: string,
	answer: IDataObject,
	advice = UPLOAD_PARTS_AGAIN,
): NodeApiError {
	const { reason, size } = answer as Refusal;
	const said = [
		reason ? `Autodesk says: ${reason}` : '',
		size ? `${size.expected} bytes were announced, ${size.detected} arrived` : '',
		...partsThatDoNotFit(answer as Refusal),
	].filter(Boolean);
	return new NodeApiError(ctx.getNode(), answer as JsonObject, {
		message: `${action}: the uploaded parts do not make the object`,
		description: [...said, advice].join('. '),
		itemIndex,
	});
}

interface Refusal {
	reason?: string;
	size?: { expected?: number; detected?: number };
	parts?: Array<{ part?: number; size?: number; status?: string }>;
}

function partsThatDoNotFit({ parts = [] }: Refusal): string[] {
	return parts
		.filter(({ status }) => status !== 'Ok')
		.map(({ part, size, status }) => `Part ${part} (${size ?? 0} bytes): ${status}`);
}
