import { setTimeout as sleep } from 'node:timers/promises';
import type { ListSource } from '../../../protocol/aps/lists/listSource';
import {
	isRepeatable,
	isWebPage,
	toHttpRequest,
	type ApsAnswer,
	type ApsRequest,
	type HttpRequest,
} from '../../../protocol/aps/request';
import { retryDelay } from '../../../protocol/aps/retryPolicy';
import { readServiceError } from '../../../protocol/aps/serviceError';
import { ApsError } from './apsError';
import { attempt } from './attempt';
import { CALLS_PER_MINUTE, DEFAULT_RATE_SHARE, RateBudget, type BudgetName } from './rateBudget';
import { Tokens, type ApsSignIn, type TokenTerms } from './tokens';

/** What the worker needs to send a request. */
export interface CallTerms extends TokenTerms {
	/** The rate limit that the call counts against. */
	budget: BudgetName;
	/** Cancels the call, even while it waits for a rate limit. */
	signal?: AbortSignal;
}

export interface ApsCall extends ApsRequest, CallTerms {}

/** How long a complete answer may take, in ms. */
const TIMEOUT = 30_000;

const UNAUTHORIZED = 401;

/** Calls Autodesk as the app itself or as the service account. Handles tokens, rate limits and short outages. */
export class ApsApi {
	readonly #tokens: Tokens;
	readonly #budgets: ReadonlyMap<BudgetName, RateBudget>;

	/** @param rateShare share of Autodesk's calls per minute, above 0 and up to 1 */
	constructor(
		private readonly app: ApsSignIn,
		rateShare = DEFAULT_RATE_SHARE,
	) {
		this.#tokens = new Tokens(app);
		this.#budgets = new Map(
			Object.entries(CALLS_PER_MINUTE).map(([name, calls]) => [
				name as BudgetName,
				new RateBudget(Math.max(1, Math.floor(calls * rateShare))),
			]),
		);
	}

	/** Owner of what the worker creates, in Autodesk's notation. */
	get clientId(): string {
		return this.app.clientId;
	}

	/** Whether calls can be made as the service account. */
	get hasServiceAccount(): boolean {
		return this.app.serviceAccount !== undefined;
	}

	/**
	 * Sends a request, and retries it where that can help.
	 *
	 * @throws ApsError for every status from 300 up that is not accepted, if there is no answer, and if
	 * something other than Autodesk answers
	 * @throws the signal's reason when it fires
	 */
	async request(call: ApsCall): Promise<ApsAnswer> {
		try {
			return await this.#send(call);
		} catch (error) {
			call.signal?.throwIfAborted();
			throw error;
		}
	}

	/** {@link request} in the form that reading lists requires. */
	source(terms: CallTerms): ListSource {
		return {
			send: async (request, signal) => {
				const signals = [terms.signal, signal].filter((one) => one !== undefined);
				return await this.request({ ...request, ...terms, signal: AbortSignal.any(signals) });
			},
			brokenList: ({ path }, problem) =>
				new ApsError(`Autodesk answered GET ${path}, but ${problem}`),
		};
	}

	async #send(call: ApsCall): Promise<ApsAnswer> {
		const http = this.#toHttp(call);
		let isTokenFresh = false;
		for (let attempts = 1; ; attempts += 1) {
			await this.#budgets.get(call.budget)?.take(call.signal);
			const token = await this.#tokens.get(call);
			const answer = await attempt(withToken(http, token), TIMEOUT, call.signal);
			const { status, headers } = answer;
			if (status >= 200 && status < 300) return fromAutodesk(answer, http);
			// Nor does a proxy's 404 say that a record does not exist.
			if (call.accept?.includes(status)) return fromAutodesk(answer, http);
			if (status === UNAUTHORIZED && !isTokenFresh) {
				this.#tokens.forget(call, token);
				isTokenFresh = true;
				continue;
			}
			const failure = {
				status,
				retryAfter: headers['retry-after'],
				attempt: attempts,
				repeatable: isRepeatable(call),
			};
			const delay = retryDelay(failure, Math.random(), Date.now());
			if (delay === undefined) throw refused(answer, http);
			await sleep(delay, undefined, { signal: call.signal });
		}
	}

	#toHttp(request: ApsRequest): HttpRequest {
		const http = toHttpRequest(request, this.app);
		if (http) return http;
		const place = URL.canParse(request.path)
			? new URL(request.path).host
			: request.path.slice(0, 60);
		throw new ApsError(`Autodesk's answer links to a foreign host: ${place}`);
	}
}

function withToken(http: HttpRequest, token: string): HttpRequest {
	return { ...http, headers: { ...http.headers, authorization: `Bearer ${token}` } };
}

function fromAutodesk(answer: ApsAnswer, http: HttpRequest): ApsAnswer {
	if (!isWebPage(answer)) return answer;
	throw new ApsError(
		`A web page answered ${callOf(http)}: check the proxy between worker and Autodesk`,
	);
}

function refused({ status, body }: ApsAnswer, http: HttpRequest): ApsError {
	if (status === 0) {
		return new ApsError(`Autodesk did not answer ${callOf(http)}: ${String(body)}`);
	}
	const { code, text } = readServiceError(body);
	const said = [code, text].filter(Boolean).join(': ');
	const reason = said === '' ? '' : ` (${said})`;
	return new ApsError(`Autodesk answered ${status} to ${callOf(http)}${reason}`, status);
}

function callOf({ method, url }: HttpRequest): string {
	return `${method} ${new URL(url).pathname}`;
}
