import { NodeApiError } from 'n8n-workflow';
import { failsEveryCall, mayBeDone, reasonOf } from '../apsClient/callOutcome';
import type { Report } from '../sync/outcome';

/**
 * The report of a call that failed. An addition may have been carried out nevertheless.
 *
 * @throws what is no failure of a call
 */
export function failureReport(error: unknown, isAddition: boolean): Report {
	if (!(error instanceof NodeApiError)) throw error;
	return {
		status: isAddition && mayBeDone(error) ? 'unknown' : 'failed',
		message: reasonOf(error),
		isFatal: failsEveryCall(error),
	};
}
