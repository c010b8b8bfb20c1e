/** The worker could not be asked, or did not do what it was asked. */
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

const TIMEOUT = 30_000;

/** Asks a running worker over its admin API. */
export class AdminApi {
	constructor(
		/** Without trailing slash. */
		readonly url: string,
		private readonly apiKey: string,
	) {}

	/**
	 * @param path below `/api/v1`
	 * @returns the parsed answer; undefined for one without a body
	 * @throws ApiError
	 */
	async request<Answer>(method: string, path: string, body?: object): Promise<Answer> {
		const response = await this.#send(method, path, body);
		const text = await response.text();
		const answer = parse(text);
		if (response.ok) return answer as Answer;
		if (response.status === 401) {
			throw new ApiError(`${this.url} does not accept the API key. Set API_KEY`, 401);
		}
		const { detail } = (answer ?? {}) as { detail?: string };
		const reason = detail ?? `${this.url} does not look like a webhook worker`;
		throw new ApiError(`${reason} (status ${response.status})`, response.status);
	}

	async #send(method: string, path: string, body: object | undefined): Promise<Response> {
		try {
			return await fetch(`${this.url}/api/v1${path}`, {
				method,
				headers: {
					accept: 'application/json',
					authorization: `Bearer ${this.apiKey}`,
					...(body ? { 'content-type': 'application/json' } : {}),
				},
				...(body ? { body: JSON.stringify(body) } : {}),
				redirect: 'error',
				signal: AbortSignal.timeout(TIMEOUT),
			});
		} catch (error) {
			const { cause } = error as Error;
			const why = cause instanceof Error && cause.message ? `: ${cause.message}` : '';
			throw new ApiError(
				`No worker answers at ${this.url}${why}. Start it, or say where it is with --url or WORKER_URL`,
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
