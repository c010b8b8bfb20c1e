import type { NodeApiError } from 'n8n-workflow';
import type { ApsAnswer } from '../../protocol/aps/request';

/** No permission for one call is none for any. */
const FATAL = ['401', '403'];

/** Headers in which Autodesk's services return the ID of a request. */
const REQUEST_ID_HEADERS = ['x-request-id', 'x-ads-request-id', 'x-correlation-id'];

/** The ID of a request at Autodesk, for its support. */
export function requestIdOf({ headers }: ApsAnswer): string | undefined {
	return REQUEST_ID_HEADERS.map((name) => headers[name]).find((id) => id !== undefined);
}

/** Why a call failed, with the advice, in one line. */
export function reasonOf({ message, description }: NodeApiError): string {
	return [message, description].filter(Boolean).join('. ');
}

/** Whether every further call would fail as well. */
export function failsEveryCall({ httpCode }: NodeApiError): boolean {
	return FATAL.includes(httpCode ?? '');
}

/**
 * Whether a call that failed may have taken effect nevertheless: without a response, or with one that says
 * that the service broke down.
 */
export function mayBeDone({ httpCode }: NodeApiError): boolean {
	const status = Number(httpCode);
	return !(status >= 400 && status < 500);
}
