import ky from 'ky';
import type { ApsAnswer, HttpRequest } from '../../../protocol/aps/request';

/**
 * Sends a request once. Without a complete answer, the status is 0 and the body contains the reason.
 *
 * @param timeout how long the complete answer may take, in ms
 * @throws the signal's reason when it fires
 */
export async function attempt(
	{ method, url, headers, body }: HttpRequest,
	timeout: number,
	signal?: AbortSignal,
): Promise<ApsAnswer> {
	const timer = AbortSignal.timeout(timeout);
	try {
		const response = await ky(url, {
			method,
			headers,
			body: body ?? null,
			signal: signal ? AbortSignal.any([signal, timer]) : timer,
			redirect: 'manual',
			timeout: false,
			retry: 0,
			throwHttpErrors: false,
		});
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: parse(await response.text()),
		};
	} catch (error) {
		signal?.throwIfAborted();
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		return { status: 0, headers: {}, body: cause instanceof Error ? cause.message : String(cause) };
	}
}

/** Some gateways answer with HTML pages. */
function parse(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
