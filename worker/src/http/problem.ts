import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { StoreUnavailableError } from '../store/deadline';
import { UnreadableError } from '../encryption/vault';

/** An answer that tells what is wrong, as RFC 9457 writes it. */
export class Problem extends Error {
	constructor(
		readonly status: number,
		readonly title: string,
		readonly detail: string,
		readonly errors?: readonly FieldError[],
	) {
		super(detail);
		this.name = 'Problem';
	}
}

/** What is wrong with one field of a request. */
export interface FieldError {
	/** Where, such as `batch.maxEvents`. */
	field: string;
	message: string;
}

export function notFound(what: string): Problem {
	return new Problem(404, 'Not found', `There is no such ${what}`);
}

export function sendProblem(response: Response, problem: Problem): void {
	const { status, title, detail, errors } = problem;
	response
		.status(status)
		.type('application/problem+json')
		.send(
			JSON.stringify({ type: 'about:blank', title, status, detail, ...(errors && { errors }) }),
		);
}

export const unknownAddress: RequestHandler = (_request, response) => {
	sendProblem(response, notFound('address'));
};

/** Seconds after which a client may find the store again. */
const STORE_RETRY_SECONDS = 5;

/** Turns whatever a handler threw into an answer. Only what nobody expected is logged as an error. */
export function problemHandler(log: Logger): ErrorRequestHandler {
	return (error: unknown, request, response, next) => {
		if (response.headersSent) return next(error);
		if (error instanceof StoreUnavailableError) {
			log.warn({ area: areaOf(request.path), err: String(error.cause) }, 'store not available');
			response.set('retry-after', String(STORE_RETRY_SECONDS));
		}
		const problem = toProblem(error);
		if (problem.status === 500) {
			log.error(
				{ area: areaOf(request.path), err: described(error) },
				'request failed unexpectedly',
			);
		}
		sendProblem(response, problem);
	};
}

/** Of a path, what may be logged: the rest of a callback URL is a secret. */
function areaOf(path: string): string {
	return `/${path.split('/')[1] ?? ''}`;
}

/** Errors of databases carry the values they were about in further fields. */
function described(error: unknown): object {
	if (!(error instanceof Error)) return { message: String(error) };
	const { name, message, stack } = error;
	return { name, message, stack };
}

/** What to tell about whatever a handler threw. */
export function toProblem(error: unknown): Problem {
	if (error instanceof Problem) return error;
	if (error instanceof StoreUnavailableError) {
		return new Problem(503, 'Store not available', 'The store does not answer. Try again later');
	}
	if (error instanceof UnreadableError) return new Problem(500, 'Unreadable', error.message);
	const status = clientErrorStatus(error);
	if (status === 413) return new Problem(413, 'Too large', 'The body is too large');
	if (status !== undefined) {
		return new Problem(status, 'Malformed request', (error as Error).message);
	}
	return new Problem(500, 'Internal error', 'The request could not be answered; see the log');
}

/** Express and its body parsers mark what the client did wrong with a 4xx `status`. */
function clientErrorStatus(error: unknown): number | undefined {
	if (!(error instanceof Error) || !('status' in error)) return undefined;
	const { status } = error;
	return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
