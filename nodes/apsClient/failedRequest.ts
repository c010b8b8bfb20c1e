import { causesOf } from '../network/causesOf';
import { connectionTrouble } from '../network/connectionTrouble';
import type { ConnectionTrouble } from '../network/connectionTrouble';

/** A request for which n8n threw an error instead of returning the response. */
export interface FailedRequest {
	/** HTTP status, or 0 if there was no response. */
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string | undefined>>;
	/** Parsed JSON, or text. */
	body: unknown;
	/** Whether n8n failed to fetch a token, so that the call itself was never sent. */
	forToken: boolean;
	/** Why there was no response, if that is known. */
	trouble?: ConnectionTrouble;
}

const TOO_MANY_REQUESTS = 429;

/**
 * The result of a call for which n8n threw an error. It throws for 401 (after trying a fresh token),
 * for a failed connection, and if it gets no token. In the last case, only outages and rate limits are
 * returned: they pass, while a refused sign-in has to be fixed.
 *
 * @returns undefined if the sign-in was refused
 */
export function failedRequest(error: unknown): FailedRequest | undefined {
	for (const cause of causesOf(error)) {
		if (isAxiosError(cause)) return axiosFailure(cause, connectionTrouble(error));
		// n8n's OAuth2 client throws its own kind of error for statuses below 500.
		if ('status' in cause && cause.status === TOO_MANY_REQUESTS) {
			return { status: TOO_MANY_REQUESTS, headers: {}, body: bodyOf(cause), forToken: true };
		}
	}
	return undefined;
}

/** Autodesk's response to a refused token request; undefined if n8n did not keep it. */
export function refusedTokenBody(error: unknown): unknown {
	return causesOf(error).map(bodyOf).find(Boolean);
}

interface AxiosError extends Error {
	config?: { url?: string };
	response?: { status: number; headers?: object; data?: unknown };
}

function axiosFailure(
	{ config, response }: AxiosError,
	trouble: ConnectionTrouble | undefined,
): FailedRequest {
	return {
		status: response?.status ?? 0,
		headers: { ...response?.headers } as FailedRequest['headers'],
		body: response?.data,
		forToken: config?.url?.includes('/authentication/v2/') ?? false,
		trouble: response === undefined ? trouble : undefined,
	};
}

function isAxiosError(error: Error): error is AxiosError {
	return 'isAxiosError' in error;
}

function bodyOf(error: Error): unknown {
	return 'body' in error ? error.body : undefined;
}
