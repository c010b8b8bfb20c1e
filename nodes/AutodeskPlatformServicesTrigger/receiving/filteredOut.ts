import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

/**
 * How many events the filters left out since the workflow last ran, by workflow and node. In the
 * memory of this process: n8n (2.41) does not save static data together with an execution, so a
 * count kept there would be told again and again.
 */
const counts = new Map<string, number>();

export function countFilteredOut(ctx: IWebhookFunctions, count: number): void {
	if (count === 0) return;
	const key = triggerOf(ctx);
	counts.set(key, (counts.get(key) ?? 0) + count);
}

/** For the first item of the run that follows; the count starts anew. */
export function takeFilteredOut(ctx: IWebhookFunctions): IDataObject {
	const key = triggerOf(ctx);
	const filteredOut = counts.get(key);
	counts.delete(key);
	return filteredOut === undefined ? {} : { filteredOut };
}

function triggerOf(ctx: IWebhookFunctions): string {
	return `${ctx.getWorkflow().id} ${ctx.getNode().id} ${ctx.getMode()}`;
}
