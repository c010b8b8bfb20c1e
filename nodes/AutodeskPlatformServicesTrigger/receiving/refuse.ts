import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Answers without starting the workflow. Any other status than 2xx makes the sender try again. */
export function refuse(
	ctx: IWebhookFunctions,
	status: 400 | 401 | 413 | 425,
	message: string,
): IWebhookResponseData {
	ctx.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Takes the request and starts nothing: a duplicate, or nothing that passes the filters. */
export function acceptSilently(ctx: IWebhookFunctions): IWebhookResponseData {
	ctx.getResponseObject().status(204).end();
	return { noWebhookResponse: true };
}
