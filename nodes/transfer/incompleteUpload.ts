import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, JsonObject } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';
import type { TransferRun } from './run';

const UPLOAD_PARTS_AGAIN =
	'Upload the affected parts again, with fresh URLs for the same upload key, then complete the upload. Every part except the last must be at least 5 MiB';

/** The error for an upload that OSS accepted without assembling the object. */
export function incompleteUpload(
	{ ctx, itemIndex }: Pick<TransferRun, 'ctx' | 'itemIndex'>,
	action: string,
	answer: IDataObject,
	advice = UPLOAD_PARTS_AGAIN,
): NodeApiError {
	const { reason, size } = answer as Refusal;
	const details = [
		reason ? `Autodesk says: ${reason}` : '',
		size ? `${size.expected} bytes were expected, ${size.detected} arrived` : '',
		...rejectedParts(answer as Refusal),
	].filter(Boolean);
	return new NodeApiError(ctx.getNode(), answer as JsonObject, {
		message: `${action}: OSS could not assemble the object from the uploaded parts`,
		description: [...details, advice].join('. '),
		itemIndex,
	});
}

interface Refusal {
	reason?: string;
	size?: { expected?: number; detected?: number };
	parts?: Array<{ part?: number; size?: number; status?: string }>;
}

function rejectedParts({ parts }: Refusal): string[] {
	if (!Array.isArray(parts)) return [];
	return parts
		.filter(isJsonObject)
		.filter(({ status }) => status !== 'Ok')
		.map(({ part, size, status }) => `Part ${part} (${size ?? 0} bytes): ${status}`);
}
