import type { IWebhookFunctions } from 'n8n-workflow';

/** The same for all requests to one trigger, and another while a person listens for a test event. */
export function triggerOf(ctx: IWebhookFunctions): string {
	return `${ctx.getWorkflow().id} ${ctx.getNode().id} ${ctx.getMode()}`;
}
