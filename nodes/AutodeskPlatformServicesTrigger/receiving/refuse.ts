import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * Answers without starting the workflow. Autodesk retries after any of these. The worker retries after
 * 425 only, and keeps other deliveries as dead letters.
 */
export function refuse(
	ctx: IWebhookFunctions,
	status: 400 | 401 | 413 | 425,
	message: string,
): IWebhookResponseData {
	ctx.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Accepts a request without starting the workflow: a duplicate, or no event passes the filters. */
export function acceptSilently(ctx: IWebhookFunctions): IWebhookResponseData {
	ctx.getResponseObject().status(204).end();
	return { noWebhookResponse: true };
}

/** Ends a request whose sender has hung up and does not read the answer. */
export function endUnread(ctx: IWebhookFunctions): IWebhookResponseData {
	ctx.getResponseObject().status(503).end();
	return { noWebhookResponse: true };
}
