import type { IWebhookFunctions } from 'n8n-workflow';

/** Keys seen lately in this process: the oldest are forgotten first. */
export class RecentKeys {
	/** Key and when it was added, in Unix milliseconds; in the order added. */
	private readonly addedAt = new Map<string, number>();

	constructor(
		private readonly maxKeys: number,
		private readonly keepMs: number,
	) {}

	has(key: string): boolean {
		const addedAt = this.addedAt.get(key);
		return addedAt !== undefined && Date.now() - addedAt <= this.keepMs;
	}

	add(key: string): void {
		this.addedAt.delete(key);
		this.addedAt.set(key, Date.now());
		if (this.addedAt.size <= this.maxKeys) return;
		const [oldest] = this.addedAt.keys();
		this.addedAt.delete(oldest);
	}
}

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
