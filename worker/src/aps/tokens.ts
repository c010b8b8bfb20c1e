import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { answerContent } from '../../../protocol/aps/answerContent';
import type { HttpRequest } from '../../../protocol/aps/request';
import { retryDelay } from '../../../protocol/aps/retryPolicy';
import type { Scope } from '../../../protocol/aps/scopes';
import { readServiceError } from '../../../protocol/aps/serviceError';
import { ApsError } from './apsError';
import { attempt } from './attempt';

/** The app that the worker uses to call Autodesk. */
export interface ApsApp {
	clientId: string;
	clientSecret: string;
	/** Without a trailing slash. */
	baseUrl: string;
}

/** How long a complete answer may take, in ms. */
const TIMEOUT = 15_000;

/** A token is renewed after this share of its lifetime, so that calls never wait for an expired one. */
const RENEW_AT = 0.8;

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

interface Token {
	text: string;
	/** Unix time in ms, like those below. */
	renewAt: number;
	expiresAt: number;
}

/**
 * Access tokens of the app itself (2-legged), one per set of scopes, kept until shortly before they
 * expire. Simultaneous callers share one request.
 */
export class Tokens {
	readonly #known = new Map<string, Token>();
	readonly #underWay = new Map<string, Promise<Token>>();

	constructor(private readonly app: ApsApp) {}

	/** @throws ApsError if Autodesk issues none */
	async get(scopes: readonly Scope[]): Promise<string> {
		const key = scopes.join(' ');
		const known = this.#known.get(key);
		if (known && Date.now() < known.renewAt) return known.text;
		try {
			return (await this.#renew(key)).text;
		} catch (error) {
			// Tokens are renewed early, so the old one still works while the sign-in service is down.
			if (known && Date.now() < known.expiresAt) return known.text;
			throw error;
		}
	}

	/** Drops a token that Autodesk rejected, unless it was replaced in the meantime. */
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
		const http: HttpRequest = {
			method: 'POST',
			url: `${baseUrl}/authentication/v2/token`,
			headers: {
				authorization: `Basic ${login}`,
				accept: 'application/json',
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString(),
		};
		for (let attempts = 1; ; attempts += 1) {
			const askedAt = Date.now();
			const { status, headers, body } = await attempt(http, TIMEOUT);
			if (status === 200) return readToken(body, askedAt, scope);
			const failure = {
				status,
				retryAfter: headers['retry-after'],
				attempt: attempts,
				repeatable: true,
			};
			const delay = retryDelay(failure, Math.random(), Date.now());
			if (delay === undefined) throw refused(status, body, scope);
			await sleep(delay);
		}
	}
}

/** @param askedAt Unix time in ms */
function readToken(body: unknown, askedAt: number, scope: string): Token {
	const { success, data } = answer.safeParse(body);
	if (!success) {
		throw new ApsError(
			`Autodesk issued no token for ${scope}: its answer holds ${answerContent(body)}`,
		);
	}
	const life = data.expires_in * 1000;
	return {
		text: data.access_token,
		renewAt: askedAt + life * RENEW_AT,
		expiresAt: askedAt + life,
	};
}

function refused(status: number, body: unknown, scope: string): ApsError {
	if (status === 0) return new ApsError(`Autodesk issued no token for ${scope}: ${String(body)}`);
	const { code, text } = readServiceError(body);
	const said = [code, text].filter(Boolean).join(': ') || 'no reason given';
	const advice =
		status === 400 || status === 401
			? '. Check APS_CLIENT_ID and APS_CLIENT_SECRET, and that the app has access to the APIs'
			: '';
	return new ApsError(
		`Autodesk issued no token for ${scope}: status ${status} (${said})${advice}`,
		status,
	);
}
