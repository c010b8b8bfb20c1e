import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

/**
 * How many events the filters left out since the workflow last ran. Kept in static data, so requests
 * at the same moment may make it a little too small.
 */
export function countFilteredOut(ctx: IWebhookFunctions, count: number): void {
	if (count === 0) return;
	const data = ctx.getWorkflowStaticData('node');
	data.filteredOut = Number(data.filteredOut ?? 0) + count;
}

/** For the first item of the run that follows; the count starts anew. */
export function takeFilteredOut(ctx: IWebhookFunctions): IDataObject {
	const data = ctx.getWorkflowStaticData('node');
	const filteredOut = Number(data.filteredOut ?? 0);
	if (filteredOut === 0) return {};
	delete data.filteredOut;
	return { filteredOut };
}
