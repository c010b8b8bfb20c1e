import type { IWebhookFunctions } from 'n8n-workflow';

/**
 * Runs once n8n has answered with success, which it does after it has taken the execution on. Should
 * it fail to, the sender's next try must not count as seen.
 */
export function onceTaken(ctx: IWebhookFunctions, remember: () => void): void {
	const response = ctx.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode < 300) remember();
	});
}
