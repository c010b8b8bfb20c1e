import type { IWebhookFunctions } from 'n8n-workflow';

/**
 * The bytes as received: signatures cover these, not a body that was parsed and serialized again. n8n
 * reads the body only for content types it knows, and senders may use any.
 */
export async function rawBody(ctx: IWebhookFunctions): Promise<Buffer> {
	const request = ctx.getRequestObject();
	if (request.rawBody === undefined) await request.readRawBody();
	return request.rawBody ?? Buffer.alloc(0);
}

/** A header that may occur only once. */
export function header(ctx: IWebhookFunctions, name: string): string | undefined {
	const value = ctx.getRequestObject().headers[name];
	return Array.isArray(value) ? value[0] : value;
}
