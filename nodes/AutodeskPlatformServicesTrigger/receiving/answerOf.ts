import type { IWebhookFunctions } from 'n8n-workflow';

type WebhookResponse = ReturnType<IWebhookFunctions['getResponseObject']>;

/**
 * The status with which n8n answers, which it does after it has taken the execution on or failed to.
 * A response whose sender has hung up never emits `finish` (Node 24), and emits `close` when the sender
 * goes, long before n8n has decided. So this goes by the call that ends the response.
 */
export async function answerOf(response: WebhookResponse): Promise<number> {
	return await new Promise((resolve) => {
		response.end = new Proxy(response.end, {
			apply(end, self, chunks) {
				resolve(response.statusCode);
				return Reflect.apply(end, self, chunks);
			},
		});
	});
}

/** Resolves when the sender has hung up. */
export async function senderGone(response: WebhookResponse): Promise<void> {
	if (response.destroyed || response.closed) return;
	await new Promise<void>((resolve) => response.once('close', () => resolve()));
}
