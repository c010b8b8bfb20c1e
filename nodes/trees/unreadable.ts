import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { reasonOf } from '../apsClient/callOutcome';

/** Failures that concern every call: the sign-in, or a rate limit that lasts. */
const OF_EVERY_CALL = ['401', '429'];

/** Whether Autodesk refused a call for a reason that says nothing about other calls. Without a token there is no status. */
export function isOfOneCall(error: unknown): error is NodeApiError {
	if (!(error instanceof NodeApiError) || error.httpCode === null) return false;
	return !OF_EVERY_CALL.includes(error.httpCode);
}

/** Whether Autodesk did not answer, or not properly, so that others fail too if it goes on. */
export function isOutage({ httpCode }: NodeApiError): boolean {
	const status = Number(httpCode ?? NaN);
	return status === 0 || status >= 500;
}

/** What is missing and why, in one line. @param pages that could be read before */
export function problemOf(error: NodeApiError, pages: number): string {
	const what = pages === 0 ? 'Not read' : `Read up to page ${pages} only`;
	return `${what}: ${reasonOf(error)}`;
}

/** Why one folder or file could not be processed, in one line. @throws the error itself if it concerns every call */
export function reasonOfOne(error: unknown): string {
	if (isOfOneCall(error)) return reasonOf(error);
	if (error instanceof NodeOperationError) return error.message;
	throw error;
}
