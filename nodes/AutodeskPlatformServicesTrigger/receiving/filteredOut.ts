import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { triggerOf } from './triggerOf';

/**
 * How many events the filters left out since the workflow last ran, by workflow and node. Kept in the
 * memory of this process: n8n (2.41) does not save static data when an execution starts, so a count
 * kept there would be reported more than once.
 */
const counts = new Map<string, number>();

export function countFilteredOut(ctx: IWebhookFunctions, count: number): void {
	if (count === 0) return;
	const key = triggerOf(ctx);
	counts.set(key, (counts.get(key) ?? 0) + count);
}

/** For the first item of the next run. Resets the count. */
export function takeFilteredOut(ctx: IWebhookFunctions): IDataObject {
	const key = triggerOf(ctx);
	const filteredOut = counts.get(key);
	counts.delete(key);
	return filteredOut === undefined ? {} : { filteredOut };
}
