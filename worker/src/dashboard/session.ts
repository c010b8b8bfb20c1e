import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a login lasts, in ms. */
export const SESSION_LIFETIME = 8 * 3_600_000;

/**
 * Stateless logins: the browser's session is signed with the API key that was entered. Every process
 * that has the key accepts the session, and removing the key ends it.
 */
export class Sessions {
	constructor(private readonly apiKeys: readonly string[]) {}

	/**
	 * @param now Unix time in ms
	 * @returns the session for the browser; undefined if the key is not valid
	 */
	open(apiKey: string, now: number): string | undefined {
		// Compares all keys, by digests of equal length, so that the time taken reveals nothing.
		const [key] = this.apiKeys.filter((known) => equal(sign(known, 'key'), sign(apiKey, 'key')));
		if (key === undefined) return undefined;
		const content = `${now + SESSION_LIFETIME}.${randomBytes(16).toString('base64url')}`;
		return `${content}.${sign(key, `session:${content}`)}`;
	}

	/** @returns the token for this login's forms; undefined if the session is not valid */
	read(session: string, now: number): { formToken: string } | undefined {
		const [expiry = '', nonce = '', signature = ''] = session.split('.');
		const content = `${expiry}.${nonce}`;
		const [key] = this.apiKeys.filter((known) =>
			equal(sign(known, `session:${content}`), signature),
		);
		if (key === undefined || !(Number(expiry) > now)) return undefined;
		return { formToken: sign(key, `form:${content}`) };
	}
}

export function equal(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}

function sign(apiKey: string, text: string): string {
	return createHmac('sha256', apiKey).update(`dashboard ${text}`).digest('base64url');
}
