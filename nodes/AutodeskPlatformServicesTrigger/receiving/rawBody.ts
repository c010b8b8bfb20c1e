import type { IWebhookFunctions } from 'n8n-workflow';

/**
 * The bytes as received: signatures cover these, not a body that was parsed and written again. n8n
 * reads the body itself only for content types it knows, and nobody says which one the sender uses.
 */
export async function rawBody(ctx: IWebhookFunctions): Promise<Buffer> {
	const request = ctx.getRequestObject();
	if (request.rawBody === undefined) await request.readRawBody();
	return request.rawBody ?? Buffer.alloc(0);
}

/** A header that can stand only once. */
export function header(ctx: IWebhookFunctions, name: string): string | undefined {
	const value = ctx.getRequestObject().headers[name];
	return Array.isArray(value) ? value[0] : value;
}
