import ky, { isHTTPError, type Options } from 'ky';
import type { Region } from '../../../protocol/aps/regions';
import type { Scope } from '../../../protocol/aps/scopes';
import { serviceOf } from '../../../protocol/aps/services';
import { readServiceError } from '../../../protocol/aps/serviceError';
import { ApsError } from './apsError';
import { CALLS_PER_MINUTE, DEFAULT_RATE_SHARE, RateBudget, type BudgetName } from './rateBudget';
import { Tokens, type ApsApp } from './tokens';

/** One call to Autodesk. Calls are repeated when they fail, so they must bear that. */
export interface ApsRequest {
	/** Default: GET */
	method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Path from the base URL, already encoded; or a link that Autodesk returned. */
	path: string;
	/** What is undefined is left out. */
	query?: Readonly<Record<string, string | number | undefined>>;
	/** Sent as JSON. */
	body?: object;
	/** Sent in the header in which the service wants it. */
	region?: Region;
	headers?: Readonly<Record<string, string>>;
	/** What the token must allow. */
	scopes: readonly Scope[];
	/** The limit that the call counts against. */
	budget: BudgetName;
	/** Statuses from 400 up that the caller handles itself. */
	accept?: readonly number[];
	/** Gives up early, also while waiting for a rate limit. */
	signal?: AbortSignal;
}

export interface ApsResponse {
	status: number;
	headers: Headers;
	/** Parsed JSON; undefined when the answer has no body. */
	body: unknown;
}

/** How long an answer may take to begin, and then to end, in ms. */
const TIMEOUT = 30_000;

/** Waits of 1, 2, 4 and 8 s, half of that at random, or what `Retry-After` says. */
const RETRY: Options['retry'] = {
	limit: 4,
	methods: ['get', 'post', 'patch', 'delete'],
	statusCodes: [429, 500, 502, 503, 504],
	afterStatusCodes: [429, 503],
	// Limits are per minute; what lasts longer is reported.
	maxRetryAfter: 90_000,
	delay: (attempt) => 1000 * 2 ** (attempt - 1),
	jitter: (delay) => delay * (0.5 + Math.random() / 2),
	retryOnTimeout: true,
};

/**
 * Calls Autodesk as the app itself. Tokens, rate limits, short outages and half answers are dealt
 * with here.
 */
export class ApsClient {
	readonly #tokens: Tokens;
	readonly #budgets: ReadonlyMap<BudgetName, RateBudget>;

	/** @param rateShare of Autodesk's calls per minute, above 0 up to 1 */
	constructor(
		private readonly app: ApsApp,
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

	/** Owner of what the worker creates, as Autodesk writes it. */
	get clientId(): string {
		return this.app.clientId;
	}

	/**
	 * @throws ApsError for every status from 300 up that is not accepted, and when there is no answer
	 * @throws the signal's reason when it fires
	 */
	async request(request: ApsRequest): Promise<ApsResponse> {
		const { method = 'GET', accept = [], signal } = request;
		const url = this.#urlOf(request);
		try {
			const response = await ky(url, {
				method,
				headers: headersOf(request, url),
				...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
				...(signal ? { signal } : {}),
				redirect: 'manual',
				timeout: TIMEOUT,
				retry: RETRY,
				throwHttpErrors: (status) => !accept.includes(status),
				hooks: this.#hooks(request),
			});
			const text = await response.text();
			return { status: response.status, headers: response.headers, body: parse(text) };
		} catch (error) {
			signal?.throwIfAborted();
			throw error instanceof ApsError ? error : refused(error, `${method} ${url.pathname}`);
		}
	}

	/** Each attempt counts against the limit and carries a token that is good at that time. */
	#hooks({ scopes, budget, signal }: ApsRequest): Options['hooks'] {
		let token = '';
		const prepare = async ({ request }: { request: Request }): Promise<void> => {
			await this.#budgets.get(budget)?.take(signal);
			token = await this.#tokens.get(scopes);
			request.headers.set('authorization', `Bearer ${token}`);
		};
		return {
			beforeRequest: [prepare],
			beforeRetry: [prepare],
			afterResponse: [
				async ({ response, retryCount }) => {
					if (response.status === 401 && retryCount === 0) {
						this.#tokens.forget(scopes, token);
						return ky.retry({ delay: 0 });
					}
					return await wholeAnswer(response);
				},
			],
		};
	}

	/** Links may be absolute: the token goes to the configured host and nowhere else. */
	#urlOf({ path, query = {} }: ApsRequest): URL {
		const url = new URL(path, `${this.app.baseUrl}/`);
		if (url.origin !== new URL(this.app.baseUrl).origin) {
			throw new ApsError(`Autodesk's answer links to a foreign host: ${url.host}`);
		}
		for (const [name, value] of Object.entries(query)) {
			if (value !== undefined) url.searchParams.set(name, String(value));
		}
		return url;
	}
}

function headersOf(
	{ body, region, headers }: ApsRequest,
	{ pathname }: URL,
): Record<string, string> {
	const { mediaType, regionHeader } = serviceOf(pathname);
	return {
		accept: mediaType,
		...(body === undefined ? {} : { 'content-type': mediaType }),
		...(region && regionHeader ? { [regionHeader]: region } : {}),
		...headers,
	};
}

/** The answer once all of it is here; one that was cut is asked for again. */
async function wholeAnswer(response: Response): Promise<Response | ReturnType<typeof ky.retry>> {
	const { status, headers } = response;
	const { promise: late, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(() => reject(new Error('The answer did not end')), TIMEOUT);
	try {
		const text = await Promise.race([response.text(), late]);
		return new Response(text === '' ? null : text, { status, headers });
	} catch (error) {
		return ky.retry({ code: 'half an answer', cause: error as Error });
	} finally {
		clearTimeout(timer);
	}
}

/** Some gateways answer with pages of HTML. */
function parse(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

function refused(error: unknown, call: string): ApsError {
	if (!isHTTPError(error)) {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		const reason = cause instanceof Error ? cause.message : String(cause);
		return new ApsError(`Autodesk did not answer ${call}: ${reason}`);
	}
	const { status } = error.response;
	const { code, text } = readServiceError(error.data);
	const said = [code, text].filter(Boolean).join(': ');
	return new ApsError(
		`Autodesk answered ${status} to ${call}${said === '' ? '' : ` (${said})`}`,
		status,
	);
}
