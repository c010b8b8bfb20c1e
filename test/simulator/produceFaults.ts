import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { GatewayRefusal, Refusal } from './http/refusal';
import { serviceAt, title } from './http/services';
import { S3Error, s3Failure } from './oss/s3Error';
import { S3_PATH } from './oss/signedUrl';
import type { Simulation } from './simulation/simulation';
import type { Fault } from './simulation/faults';

type StatusFault = Extract<Fault, { kind: 'status' }>;

const CODES: Readonly<Record<number, [code: string, message: string]>> = {
	401: ['AUTH-006', 'Access token provided is invalid or expired.'],
	403: ['AUTH-010', 'Token does not have the privilege for this request.'],
	429: ['ERR-001', 'Quota limit exceeded.'],
};

/** Lets ordered faults happen. */
export function produceFaults(sim: Simulation): RequestHandler {
	return async (req, res, next) => {
		const fault = sim.faults.take(req.method, req.path);
		if (fault?.kind === 'status') {
			answerStatus(req.path, res, fault);
			return;
		}
		if (fault?.kind === 'slow' && fault.effect === 'atOnce') delayAnswer(res, fault.delayMs);
		else if (fault?.kind === 'slow') await wait(fault.delayMs);
		if (fault?.kind === 'cut' && fault.when === 'beforeHeaders') {
			res.socket?.destroy();
			return;
		}
		if (fault?.kind === 'errorIn200') {
			answerErrorIn200(req.path, res);
			return;
		}
		if (fault?.kind === 'cut') cut(req, res, fault);
		next();
	};
}

/** In the words of S3, of the service for what only it refuses, or else of the gateway. */
function answerStatus(path: string, res: Response, fault: StatusFault): void {
	const { status, retryAfter, errorCode, body } = fault;
	if (retryAfter !== undefined) res.set('Retry-After', String(retryAfter));
	res.status(status);
	if (body !== undefined) {
		res.json(body);
		return;
	}
	if (path.startsWith(`${S3_PATH}/`)) {
		s3Failure(status).send(res);
		return;
	}
	const service = status < 500 && !(status in CODES) ? serviceAt(path) : undefined;
	if (service && errorCode === undefined) {
		const refusal = service.errorBody(new Refusal(status, title(status)));
		res.type(service.mediaType).send(JSON.stringify(refusal));
		return;
	}
	const [code, message] = CODES[status] ?? ['ERR-003', 'Internal server error.'];
	res.json(new GatewayRefusal(status, errorCode ?? code, message).body);
}

/** In the words of S3 or of OSS, whose callers have to look into what says 200. */
function answerErrorIn200(path: string, res: Response): void {
	if (path.startsWith(`${S3_PATH}/`)) {
		new S3Error(200, 'InternalError', 'We encountered an internal error. Please try again.').send(
			res,
		);
		return;
	}
	res.json({ status: 'error', reason: 'MissingOrInvalidParts' });
}

function cut(req: Request, res: Response, fault: Extract<Fault, { kind: 'cut' }>): void {
	if (fault.when !== 'atByte') {
		cutAnswer(res, (length) => (fault.when === 'midBody' ? Math.floor(length / 2) : 0));
	} else if (req.method === 'GET') {
		cutAnswer(res, () => fault.byte);
	} else {
		cutRequest(req, fault.byte);
	}
}

/** Lets a request arrive up to a byte of its body. */
function cutRequest(req: Request, byte: number): void {
	let arrived = req.readableLength;
	const push = req.push.bind(req);
	const cutOff = () => req.socket.destroy();
	if (arrived >= byte) {
		cutOff();
		return;
	}
	req.push = (chunk: unknown, encoding) => {
		if (!Buffer.isBuffer(chunk)) return push(chunk, encoding);
		const fits = chunk.subarray(0, byte - arrived);
		arrived += chunk.length;
		if (arrived >= byte) setImmediate(cutOff);
		return push(fits);
	};
}

/** Lets the call take effect at once, but holds its answer back. */
function delayAnswer(res: Response, delayMs: number): void {
	const end = res.end.bind(res);
	res.end = ((chunk?: unknown) => {
		setTimeout(() => end(chunk), delayMs);
		return res;
	}) as typeof res.end;
}

/**
 * Lets the call take effect, but cuts the connection when the given bytes of the body are sent; 0 is right
 * after the head.
 *
 * @param bytesOf how many, by the length of the body
 */
function cutAnswer(res: Response, bytesOf: (length: number) => number): void {
	const write = res.write.bind(res);
	let budget: number | undefined;
	const writeSome = (chunk: unknown): boolean => {
		const bytes = Buffer.isBuffer(chunk)
			? chunk
			: Buffer.from(typeof chunk === 'string' ? chunk : '');
		// An answer without a body gets a length it will never reach.
		if (!res.hasHeader('Content-Length')) res.setHeader('Content-Length', bytes.length + 1);
		budget ??= bytesOf(Number(res.getHeader('Content-Length')));
		let ready = true;
		if (budget > 0) ready = write(bytes.subarray(0, budget));
		else res.flushHeaders();
		budget -= bytes.length;
		// Once what is left of the answer is on the wire.
		if (budget <= 0) setImmediate(() => res.socket?.destroy());
		return ready;
	};
	res.write = writeSome as typeof res.write;
	res.end = ((chunk?: unknown) => {
		writeSome(chunk);
		setImmediate(() => res.socket?.destroy());
		return res;
	}) as typeof res.end;
}
