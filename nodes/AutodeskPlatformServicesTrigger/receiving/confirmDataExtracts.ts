import type { IWebhookFunctions } from 'n8n-workflow';
import { DATA_EXTRACT_SYSTEM } from '../../../protocol/callbacks/dataExtractCallback';
import { isGuid } from '../../../protocol/aps/ids';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { readDataJob } from './readDataJob';

/**
 * Puts what Autodesk says about each job in place of what a callback to the worker said. Leaves out jobs
 * that Autodesk does not know, which the worker cannot recognize.
 *
 * @returns a text if Autodesk cannot be asked now, so that the worker delivers them again
 */
export async function confirmDataExtracts(
	ctx: IWebhookFunctions,
	events: readonly DeliveredEvent[],
): Promise<DeliveredEvent[] | string> {
	const confirmed: DeliveredEvent[] = [];
	for (const event of events) {
		if (event.system !== DATA_EXTRACT_SYSTEM) {
			confirmed.push(event);
			continue;
		}
		const { accountId, jobId } = event.payload;
		const isNamed = typeof accountId === 'string' && typeof jobId === 'string';
		const read =
			isNamed && isGuid(accountId) && isGuid(jobId)
				? await readDataJob(ctx, { accountId, jobId })
				: ({ kind: 'unknown' } as const);
		if (read.kind === 'notYet') return read.reason;
		if (read.kind === 'ended') confirmed.push({ ...event, payload: read.job });
		else ctx.logger.warn(`The event ${event.id} is left out: Autodesk knows no such job`);
	}
	return confirmed;
}
