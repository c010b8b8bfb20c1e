import { NodeApiError } from 'n8n-workflow';
import { failsEveryCall, reasonOf } from '../apsClient/callOutcome';
import type { Report } from '../sync/outcome';

/**
 * The report of a call that failed. Without a response, or with one that says that the service broke down,
 * an addition may have been carried out.
 *
 * @throws what is no failure of a call
 */
export function failureReport(error: unknown, isAddition: boolean): Report {
	if (!(error instanceof NodeApiError)) throw error;
	const status = Number(error.httpCode);
	const isDoubtful = isAddition && !(status >= 400 && status < 500);
	return {
		status: isDoubtful ? 'unknown' : 'failed',
		message: reasonOf(error),
		isFatal: failsEveryCall(error),
	};
}
