import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * Answers without starting the workflow. Autodesk tries again after any of these; the worker after 425
 * only, and keeps what was answered otherwise as a dead letter.
 */
export function refuse(
	ctx: IWebhookFunctions,
	status: 400 | 401 | 413 | 425,
	message: string,
): IWebhookResponseData {
	ctx.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Accepts the request and starts nothing: a duplicate, or nothing that passes the filters. */
export function acceptSilently(ctx: IWebhookFunctions): IWebhookResponseData {
	ctx.getResponseObject().status(204).end();
	return { noWebhookResponse: true };
}

/** Ends a request whose sender has hung up, so that nobody reads the answer. */
export function endUnread(ctx: IWebhookFunctions): IWebhookResponseData {
	ctx.getResponseObject().status(503).end();
	return { noWebhookResponse: true };
}
