import type { IWebhookFunctions } from 'n8n-workflow';

type WebhookResponse = ReturnType<IWebhookFunctions['getResponseObject']>;

/**
 * The status that n8n answers with, once it has accepted the execution or failed to. If the sender hangs
 * up, the response never emits `finish` (Node 24), and emits `close` long before n8n has decided. So this
 * watches the call that ends the response.
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
