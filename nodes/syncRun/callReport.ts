import { NodeApiError } from 'n8n-workflow';
import type { Report } from '../sync/outcome';
import type { ApsAnswer } from '../../protocol/aps/request';

/** No permission for one change is none for any. */
const FATAL: ReadonlySet<number> = new Set([401, 403]);

/** Headers in which Autodesk's services return the ID of a request. */
const REQUEST_ID_HEADERS = ['x-request-id', 'x-ads-request-id', 'x-correlation-id'];

export function requestIdOf({ headers }: ApsAnswer): string | undefined {
	return REQUEST_ID_HEADERS.map((name) => headers[name]).find((id) => id !== undefined);
}

/**
 * The report of a call that failed. Without a response, or with one that says that the service broke down,
 * an addition may have been carried out.
 *
 * @throws what is no failure of a call
 */
export function failureReport(error: unknown, isAddition: boolean): Report {
	if (!(error instanceof NodeApiError)) throw error;
	const status = Number(error.httpCode);
	const message = [error.message, error.description].filter(Boolean).join('. ');
	const isDoubtful = isAddition && !(status >= 400 && status < 500);
	return {
		status: isDoubtful ? 'unknown' : 'failed',
		message,
		isFatal: FATAL.has(status),
	};
}
