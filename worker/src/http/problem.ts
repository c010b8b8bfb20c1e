import type { ServerResponse } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { PROBLEMS, problemType, type ProblemCode } from '../../../protocol/worker/api/problems';
import type { FieldError } from '../../../protocol/worker/api/shapes/problem';
import { StoreUnavailableError } from '../store/deadline';
import { UnreadableError } from '../encryption/vault';

/** A problem document according to RFC 9457. */
export class Problem extends Error {
	readonly status: number;
	readonly title: string;

	constructor(
		readonly code: ProblemCode,
		readonly detail: string,
		readonly errors?: readonly FieldError[],
	) {
		super(detail);
		this.name = 'Problem';
		this.status = PROBLEMS[code].status;
		this.title = PROBLEMS[code].title;
	}
}

export function notFound(what: string): Problem {
	return new Problem('notFound', `There is no such ${what}`);
}

/** Works with and without Express. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
	const { code, title, status, detail, errors } = problem;
	const body = JSON.stringify({ type: problemType(code), title, status, detail, errors });
	response
		.writeHead(status, {
			'content-type': 'application/problem+json; charset=utf-8',
			'content-length': Buffer.byteLength(body),
		})
		.end(body);
}

export const unknownAddress: RequestHandler = (_request, response) => {
	sendProblem(response, notFound('address'));
};

/** `Retry-After` while the store is unavailable, in seconds. */
const STORE_RETRY_SECONDS = 5;

/** Turns what routes throw into answers. */
export function problemHandler(log: Logger): ErrorRequestHandler {
	return (error: unknown, request, response, next) => {
		if (response.headersSent) return next(error);
		answerError(error, request.path, response, log);
	};
}

/**
 * Turns a thrown error into an answer. Only unexpected errors are logged as errors.
 *
 * @param path of the request
 */
export function answerError(
	error: unknown,
	path: string | undefined,
	response: ServerResponse,
	log: Logger,
): void {
	if (error instanceof StoreUnavailableError) {
		log.warn({ area: areaOf(path), err: String(error.cause) }, 'store not available');
		response.setHeader('retry-after', String(STORE_RETRY_SECONDS));
	}
	const problem = toProblem(error);
	if (problem.status === 500) {
		log.error({ area: areaOf(path), err: described(error) }, 'request failed unexpectedly');
	}
	sendProblem(response, problem);
}

/** The part of a path that may be logged: the rest of a callback URL is a secret. */
function areaOf(path = ''): string {
	return `/${path.split('/')[1] ?? ''}`;
}

/** Database errors contain the affected values in other fields. */
function described(error: unknown): object {
	if (!(error instanceof Error)) return { message: String(error) };
	const { name, message, stack } = error;
	return { name, message, stack };
}

/** The problem to answer for a thrown error. */
export function toProblem(error: unknown): Problem {
	if (error instanceof Problem) return error;
	if (error instanceof StoreUnavailableError) {
		return new Problem('storeUnavailable', 'The store does not answer. Try again later');
	}
	if (error instanceof UnreadableError) return new Problem('unreadable', error.message);
	return clientError(error) ?? new Problem('internalError', 'The request failed. See the log');
}

/** Express and its body parsers mark client errors with a 4xx `status`. */
function clientError(error: unknown): Problem | undefined {
	if (!(error instanceof Error) || !('status' in error)) return undefined;
	const { status, message } = error;
	if (status === 413) return new Problem('tooLarge', 'The body is too large');
	if (status === 415) return new Problem('unsupportedMediaType', message);
	const isClients = typeof status === 'number' && status >= 400 && status < 500;
	return isClients ? new Problem('malformedRequest', message) : undefined;
}
