import { API_PREFIX } from '../../../protocol/worker/api/api';
import type { AnswerOf, ApiOperation, InputOf } from '../../../protocol/worker/api/operation';
import { apiRequest, type ApiRequest } from '../../../protocol/worker/api/request';

/** The worker could not be reached, or refused a request. */
export class ApiError extends Error {
	constructor(
		message: string,
		/** HTTP status; absent when there was no answer. */
		readonly status?: number,
	) {
		super(message);
		this.name = 'ApiError';
	}
}

/** Timeout for one request, in ms. */
const TIMEOUT = 30_000;

/** Calls a running worker over its admin API. */
export class AdminApi {
	constructor(
		/** Without trailing slash. */
		readonly url: string,
		private readonly apiKey: string,
	) {}

	/**
	 * @returns the parsed answer; undefined for one without a body
	 * @throws ApiError
	 */
	async call<const Operation extends ApiOperation>(
		operation: Operation,
		input: InputOf<Operation>,
	): Promise<AnswerOf<Operation>> {
		const response = await this.#send(apiRequest(operation, input));
		const answer = parse(await response.text());
		if (response.ok) return answer as AnswerOf<Operation>;
		if (response.status === 401) {
			throw new ApiError(`${this.url} does not accept the API key. Set API_KEY`, 401);
		}
		const reason = detailOf(answer) ?? `${this.url} does not look like a webhook worker`;
		throw new ApiError(`${reason} (status ${response.status})`, response.status);
	}

	async #send({ method, path, query, body }: ApiRequest): Promise<Response> {
		const url = new URL(`${this.url}${API_PREFIX}${path}`);
		for (const [name, value] of Object.entries(query ?? {})) {
			url.searchParams.set(name, String(value));
		}
		const headers = new Headers({
			accept: 'application/json',
			authorization: `Bearer ${this.apiKey}`,
		});
		if (body) headers.set('content-type', 'application/json');
		try {
			return await fetch(url, {
				method,
				headers,
				body: body && JSON.stringify(body),
				redirect: 'error',
				signal: AbortSignal.timeout(TIMEOUT),
			});
		} catch (error) {
			const cause = error instanceof Error ? error.cause : undefined;
			const why = cause instanceof Error && cause.message ? `: ${cause.message}` : '';
			throw new ApiError(
				`No worker answers at ${this.url}${why}. Start it, or set its address with --url or WORKER_URL`,
			);
		}
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The detail of a problem document; undefined if another server has answered. */
function detailOf(answer: unknown): string | undefined {
	if (typeof answer !== 'object' || answer === null || !('detail' in answer)) return undefined;
	return typeof answer.detail === 'string' ? answer.detail : undefined;
}
