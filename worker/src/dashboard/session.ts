import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a login lasts, in ms. */
export const SESSION_LIFETIME = 8 * 3_600_000;

/** A login whose signature is right. It may have ended with a logout. */
export interface Session {
	/** Identifies it in the store; useless for logging in. */
	id: string;
	/** Unix time in ms */
	expiresAt: number;
	/** The token for its forms. */
	formToken: string;
	/** Whether it may only look. */
	viewOnly: boolean;
}

/** The keys that open the dashboard. */
export interface DashboardKeys {
	/** May do what the worker allows. */
	apiKeys: readonly string[];
	/** May look, and change nothing. */
	viewKeys: readonly string[];
}

/**
 * Logins that need no record: the browser's session is signed with the key that was entered. Every
 * process that has the key accepts the session, and removing the key ends it. So does a logout
 * (`EndedSessions`).
 */
export class Sessions {
	private readonly all: readonly string[];
	private readonly viewKeys: ReadonlySet<string>;

	constructor({ apiKeys, viewKeys }: DashboardKeys) {
		this.all = [...apiKeys, ...viewKeys];
		this.viewKeys = new Set(viewKeys);
	}

	/**
	 * @param now Unix time in ms
	 * @returns the session for the browser; undefined if the key is not valid
	 */
	open(entered: string, now: number): string | undefined {
		// Compares all keys, by digests of equal length, so that the time taken reveals nothing.
		const [key] = this.all.filter((known) => equal(sign(known, 'key'), sign(entered, 'key')));
		if (key === undefined) return undefined;
		const content = `${now + SESSION_LIFETIME}.${randomBytes(16).toString('base64url')}`;
		return `${content}.${sign(key, `session:${content}`)}`;
	}

	/** @returns undefined if the session is not valid */
	read(session: string, now: number): Session | undefined {
		const [expiry = '', nonce = '', signature = ''] = session.split('.');
		const content = `${expiry}.${nonce}`;
		const [key] = this.all.filter((known) => equal(sign(known, `session:${content}`), signature));
		if (key === undefined || !(Number(expiry) > now)) return undefined;
		return {
			id: createHash('sha256').update(content).digest('hex'),
			expiresAt: Number(expiry),
			formToken: sign(key, `form:${content}`),
			viewOnly: this.viewKeys.has(key),
		};
	}
}

export function equal(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}

function sign(key: string, text: string): string {
	return createHmac('sha256', key).update(`dashboard ${text}`).digest('base64url');
}
