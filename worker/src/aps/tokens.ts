import ky, { isHTTPError } from 'ky';
import { z } from 'zod';
import type { Scope } from '../../../protocol/aps/scopes';
import { readServiceError } from '../../../protocol/aps/serviceError';
import { ApsError } from './apsError';

/** The app that the worker calls Autodesk as. */
export interface ApsApp {
	clientId: string;
	clientSecret: string;
	/** Without a trailing slash. */
	baseUrl: string;
}

const TIMEOUT = 15_000;
const RETRY = { limit: 3, methods: ['post' as const], maxRetryAfter: 60_000 };

/** A token is renewed when this share of its life is over: calls never wait for a dead one. */
const RENEW_AT = 0.8;

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

interface Token {
	text: string;
	/** Unix time in ms, as are the following. */
	renewAt: number;
	expiresAt: number;
}

/**
 * Access tokens of the app itself (2-legged), one per set of scopes, kept until shortly before they
 * expire. Callers that need one at the same time share one request.
 */
export class Tokens {
	readonly #known = new Map<string, Token>();
	readonly #underWay = new Map<string, Promise<Token>>();

	constructor(private readonly app: ApsApp) {}

	/** @throws ApsError when Autodesk gives none */
	async get(scopes: readonly Scope[]): Promise<string> {
		const key = scopes.join(' ');
		const known = this.#known.get(key);
		if (known && Date.now() < known.renewAt) return known.text;
		try {
			return (await this.#renew(key)).text;
		} catch (error) {
			// Renewed early, so the old one serves while the sign-in service is down.
			if (known && Date.now() < known.expiresAt) return known.text;
			throw error;
		}
	}

	/** Forgets a token that Autodesk has refused, unless it was replaced meanwhile. */
	forget(scopes: readonly Scope[], refused: string): void {
		const key = scopes.join(' ');
		if (this.#known.get(key)?.text === refused) this.#known.delete(key);
	}

	async #renew(key: string): Promise<Token> {
		let underWay = this.#underWay.get(key);
		if (!underWay) {
			underWay = this.#request(key).finally(() => this.#underWay.delete(key));
			this.#underWay.set(key, underWay);
		}
		const token = await underWay;
		this.#known.set(key, token);
		return token;
	}

	async #request(scope: string): Promise<Token> {
		const { clientId, clientSecret, baseUrl } = this.app;
		const login = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
		const askedAt = Date.now();
		try {
			const response = await ky
				.post(`${baseUrl}/authentication/v2/token`, {
					headers: { authorization: `Basic ${login}`, accept: 'application/json' },
					body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
					timeout: TIMEOUT,
					retry: RETRY,
					redirect: 'manual',
				})
				.json();
			const { access_token: text, expires_in: seconds } = answer.parse(response);
			const life = seconds * 1000;
			return { text, renewAt: askedAt + life * RENEW_AT, expiresAt: askedAt + life };
		} catch (error) {
			throw refused(error, scope);
		}
	}
}

function refused(error: unknown, scope: string): ApsError {
	if (!isHTTPError(error)) {
		return new ApsError(`Autodesk gave no token for ${scope}: ${describe(error)}`);
	}
	const { status } = error.response;
	const { code, text } = readServiceError(error.data);
	const said = [code, text].filter(Boolean).join(': ') || 'no reason given';
	const advice =
		status === 400 || status === 401
			? '. Check APS_CLIENT_ID and APS_CLIENT_SECRET, and that the app has access to the APIs'
			: '';
	return new ApsError(
		`Autodesk gave no token for ${scope}: status ${status} (${said})${advice}`,
		status,
	);
}

function describe(error: unknown): string {
	if (error instanceof z.ZodError) return 'its answer holds none';
	return error instanceof Error ? error.message : String(error);
}
