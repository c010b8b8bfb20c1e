import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { connectionReason } from '../connectionReason';
import type { Response } from './outcome';
import type { TargetAddresses } from './targetAddresses';

/** The body of an answer is ignored. Beyond this many bytes, its end is not awaited. */
const MAX_ANSWER_BYTES = 1024 * 1024;
/** Connections kept open to one target for later deliveries. */
const IDLE_CONNECTIONS = 20;

export interface PostOptions {
	headers: Readonly<Record<string, string>>;
	body: Buffer;
	/** Timeout for the whole exchange, in ms. */
	timeout: number;
	/** Aborts the request early, for example when the worker stops. */
	signal: AbortSignal;
}

/**
 * POSTs to targets over connections that stay open, to allowed addresses only. Redirects are not
 * followed.
 */
export class Poster {
	readonly #http: HttpAgent;
	readonly #https: HttpsAgent;

	constructor(private readonly addresses: TargetAddresses) {
		const { lookup } = addresses;
		const options = { keepAlive: true, maxFreeSockets: IDLE_CONNECTIONS, lookup };
		this.#http = new HttpAgent(options);
		this.#https = new HttpsAgent(options);
	}

	/**
	 * Sends one POST. Never rejects: the result reports a failed connection or an answer that does
	 * not end. An answer counts once it has ended, so a partial answer is a failure. A target may close a
	 * kept connection at the moment of the request, so that one is sent again over another connection: every
	 * such connection is tried once at most, and targets know a delivery by its id.
	 */
	async post(url: string, { headers, body, timeout, signal }: PostOptions): Promise<Response> {
		const { protocol, hostname } = new URL(url);
		const secure = protocol === 'https:';
		const refusal = this.addresses.refusalOfLiteral(hostname);
		if (refusal) return { kind: 'failed', reason: refusal };
		const timedOut = AbortSignal.timeout(timeout);
		const send = async (): Promise<Response> => {
			const { promise, resolve } = Promise.withResolvers<Response>();
			const request = (secure ? httpsRequest : httpRequest)(url, {
				method: 'POST',
				agent: secure ? this.#https : this.#http,
				headers: { ...headers, 'content-length': body.length },
				signal: AbortSignal.any([signal, timedOut]),
			});
			const fail = (error: Error): void => {
				const reason = timedOut.aborted
					? `No answer within ${timeout / 1000} s`
					: connectionReason(error);
				resolve({ kind: 'failed', reason });
			};
			request.once('error', (error) => {
				if (request.reusedSocket && isReset(error)) resolve(send());
				else fail(error);
			});
			request.once('response', (response) => {
				readToEnd(response, () => resolve(answer(response)), fail);
			});
			request.end(body);
			return await promise;
		};
		return await send();
	}

	close(): void {
		this.#http.destroy();
		this.#https.destroy();
	}
}

function isReset(error: Error): boolean {
	return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function answer(response: IncomingMessage): Response {
	return {
		kind: 'answered',
		status: response.statusCode ?? 0,
		retryAfter: response.headers['retry-after'],
	};
}

function readToEnd(
	response: IncomingMessage,
	ended: () => void,
	failed: (error: Error) => void,
): void {
	let bytes = 0;
	response.on('data', (chunk: Buffer) => {
		bytes += chunk.length;
		if (bytes <= MAX_ANSWER_BYTES) return;
		ended();
		response.destroy();
	});
	response.once('end', ended);
	response.once('error', failed);
	response.once('close', () => failed(new Error('The connection was closed during the answer')));
}
