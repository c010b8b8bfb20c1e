/** A request for which n8n threw an error instead of handing over the answer. */
export interface FailedRequest {
	/** HTTP status, or 0 when no answer came. */
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string | undefined>>;
	/** Parsed JSON, or text. */
	body: unknown;
	/** Whether n8n failed to fetch a token, so that the call itself was never sent. */
	forToken: boolean;
}

const TOO_MANY_REQUESTS = 429;

/**
 * What became of a call for which n8n threw. It throws for 401 (after trying a fresh token), for a
 * failed connection, and when it gets no token. Of the last, only outages and rate limits are told
 * here: they pass, while a refused sign-in has to be mended.
 *
 * @returns undefined when the sign-in was refused
 */
export function failedRequest(error: unknown): FailedRequest | undefined {
	for (const cause of causesOf(error)) {
		if (isAxiosError(cause)) return axiosFailure(cause);
		// The OAuth2 client of n8n throws an error of its own for statuses below 500.
		if ('status' in cause && cause.status === TOO_MANY_REQUESTS) {
			return { status: TOO_MANY_REQUESTS, headers: {}, body: bodyOf(cause), forToken: true };
		}
	}
	return undefined;
}

/** What Autodesk answered to a request for a token that it refused; undefined when n8n kept nothing. */
export function refusedTokenBody(error: unknown): unknown {
	return causesOf(error).map(bodyOf).find(Boolean);
}

interface AxiosError extends Error {
	config?: { url?: string };
	response?: { status: number; headers?: object; data?: unknown };
}

function axiosFailure({ config, response }: AxiosError): FailedRequest {
	return {
		status: response?.status ?? 0,
		headers: { ...response?.headers } as FailedRequest['headers'],
		body: response?.data,
		forToken: config?.url?.includes('/authentication/v2/') ?? false,
	};
}

function isAxiosError(error: Error): error is AxiosError {
	return 'isAxiosError' in error;
}

function bodyOf(error: Error): unknown {
	return 'body' in error ? error.body : undefined;
}

function causesOf(error: unknown): Error[] {
	const causes: Error[] = [];
	for (let cause = error; cause instanceof Error; cause = cause.cause) causes.push(cause);
	return causes;
}
