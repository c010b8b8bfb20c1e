import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { answerContent } from '../../../protocol/aps/answerContent';
import type { HttpRequest } from '../../../protocol/aps/request';
import { retryDelay } from '../../../protocol/aps/retryPolicy';
import { tokenForm, type AssertionFacts } from '../../../protocol/aps/serviceAccount/assertion';
import { readPrivateKey } from '../../../protocol/aps/serviceAccount/privateKey';
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

/** The service account that the worker can act as, and the app that owns it. */
export interface ApsServiceAccount extends Omit<AssertionFacts, 'scopes'> {
	clientSecret: string;
	/** As configured; see `readPrivateKey`. */
	privateKey: string;
}

export interface ApsSignIn extends ApsApp {
	/** Absent: the worker has none. */
	serviceAccount?: ApsServiceAccount | undefined;
}

/**
 * Whose token a call needs: that of the app itself (2-legged), or that of the service account, which
 * Autodesk treats like a signed-in user (3-legged).
 */
export type Identity = 'app' | 'serviceAccount';

/** What a token is requested for. */
export interface TokenTerms {
	scopes: readonly Scope[];
	/** Default: the app. */
	as?: Identity | undefined;
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
 * Access tokens, one per identity and set of scopes, kept until shortly before they expire. Simultaneous
 * callers share one request.
 */
export class Tokens {
	readonly #known = new Map<string, Token>();
	readonly #underWay = new Map<string, Promise<Token>>();

	constructor(private readonly signIn: ApsSignIn) {}

	/** @throws ApsError if Autodesk issues none, and if the worker has no service account */
	async get(terms: TokenTerms): Promise<string> {
		const known = this.#known.get(keyOf(terms));
		if (known && Date.now() < known.renewAt) return known.text;
		try {
			return (await this.#renew(terms)).text;
		} catch (error) {
			// Tokens are renewed early, so the old one still works while the sign-in service is down.
			if (known && Date.now() < known.expiresAt) return known.text;
			throw error;
		}
	}

	/** Drops a token that Autodesk rejected, unless it was replaced in the meantime. */
	forget(terms: TokenTerms, refused: string): void {
		const key = keyOf(terms);
		if (this.#known.get(key)?.text === refused) this.#known.delete(key);
	}

	async #renew(terms: TokenTerms): Promise<Token> {
		const key = keyOf(terms);
		let underWay = this.#underWay.get(key);
		if (!underWay) {
			underWay = this.#request(terms).finally(() => this.#underWay.delete(key));
			this.#underWay.set(key, underWay);
		}
		const token = await underWay;
		this.#known.set(key, token);
		return token;
	}

	async #request({ scopes, as = 'app' }: TokenTerms): Promise<Token> {
		const scope = scopes.join(' ');
		for (let attempts = 1; ; attempts += 1) {
			const askedAt = Date.now();
			// An assertion expires, so each attempt signs a new one.
			const http = this.#httpFor(as, scopes, askedAt);
			const { status, headers, body } = await attempt(http, TIMEOUT);
			if (status === 200) return readToken(body, askedAt, scope);
			const failure = {
				status,
				retryAfter: headers['retry-after'],
				attempt: attempts,
				repeatable: true,
			};
			const delay = retryDelay(failure, Math.random(), Date.now());
			if (delay === undefined) throw refused(status, body, scope, as);
			await sleep(delay);
		}
	}

	#httpFor(as: Identity, scopes: readonly Scope[], now: number): HttpRequest {
		if (as === 'app') {
			const form = { grant_type: 'client_credentials', scope: scopes.join(' ') };
			return this.#tokenRequest(this.signIn, form);
		}
		const { serviceAccount } = this.signIn;
		if (!serviceAccount) throw new ApsError(NO_SERVICE_ACCOUNT);
		const read = readPrivateKey(serviceAccount.privateKey);
		if (read.kind === 'unusable') throw new ApsError(`The private key ${read.problem}`);
		const form = tokenForm({ ...serviceAccount, scopes }, read.key, now);
		return this.#tokenRequest(serviceAccount, form);
	}

	#tokenRequest(
		{ clientId, clientSecret }: Pick<ApsApp, 'clientId' | 'clientSecret'>,
		form: Record<string, string>,
	): HttpRequest {
		const login = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
		return {
			method: 'POST',
			url: `${this.signIn.baseUrl}/authentication/v2/token`,
			headers: {
				authorization: `Basic ${login}`,
				accept: 'application/json',
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams(form).toString(),
		};
	}
}

/** What to do if something needs a service account, and the worker has none. */
export const NO_SERVICE_ACCOUNT =
	'The worker has no service account. Set APS_SERVICE_ACCOUNT_ID, APS_SERVICE_ACCOUNT_KEY_ID and ' +
	'APS_SERVICE_ACCOUNT_PRIVATE_KEY, and restart the worker';

function keyOf({ scopes, as = 'app' }: TokenTerms): string {
	return `${as} ${scopes.join(' ')}`;
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

/** By identity: what to check if Autodesk rejects the sign-in. */
const ADVICE: Readonly<Record<Identity, string>> = {
	app: 'Check APS_CLIENT_ID and APS_CLIENT_SECRET, and that the app has access to the APIs',
	serviceAccount:
		'Check APS_SERVICE_ACCOUNT_ID, APS_SERVICE_ACCOUNT_KEY_ID and APS_SERVICE_ACCOUNT_PRIVATE_KEY, that ' +
		"account and key are enabled and belong to the app, and that the worker's clock is right",
};

function refused(status: number, body: unknown, scope: string, as: Identity): ApsError {
	const what = as === 'app' ? 'token' : 'token of the service account';
	if (status === 0) return new ApsError(`Autodesk issued no ${what} for ${scope}: ${String(body)}`);
	const { code, text } = readServiceError(body);
	const said = [code, text].filter(Boolean).join(': ') || 'no reason given';
	const isSignIn = status === 400 || status === 401 || (as === 'serviceAccount' && status === 403);
	const advice = isSignIn ? `. ${ADVICE[as]}` : '';
	return new ApsError(
		`Autodesk issued no ${what} for ${scope}: status ${status} (${said})${advice}`,
		status,
	);
}
