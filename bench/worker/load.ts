import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface LoadOptions {
	/** Of the receiver; of all its processes, which get the same number of connections. */
	ports: readonly number[];
	/** Number of connections. Each sends its next request as soon as the last one is answered. */
	connections: number;
	/** Resolves with the complete next request when it is due. */
	next: () => Buffer | Promise<Buffer>;
	/** Whether to send another request. */
	goOn: () => boolean;
}

export interface LoadResult {
	seconds: number;
	/** Latency of each 2xx answer, in ms. */
	latencies: number[];
	/** Number of other answers by status. */
	refused: Map<number, number>;
}

/** Sends requests over persistent connections, one at a time on each. */
export async function load({ ports, connections, next, goOn }: LoadOptions): Promise<LoadResult> {
	const latencies: number[] = [];
	const refused = new Map<number, number>();
	const caller = async (port: number): Promise<void> => {
		const socket = connect({ port, host: '127.0.0.1', noDelay: true });
		await once(socket, 'connect');
		const answers = new Answers(socket);
		while (goOn()) {
			const request = await next();
			const sentAt = performance.now();
			socket.write(request);
			const status = await answers.next();
			if (status >= 200 && status < 300) latencies.push(performance.now() - sentAt);
			else refused.set(status, (refused.get(status) ?? 0) + 1);
		}
		socket.destroy();
	};
	const startedAt = performance.now();
	await Promise.all(
		Array.from({ length: connections }, (_, index) => caller(ports[index % ports.length])),
	);
	return { seconds: (performance.now() - startedAt) / 1000, latencies, refused };
}

/** @returns a function that resolves at an even rate, no matter how often it is called */
export function atRate(perSecond: number): () => Promise<void> {
	const startedAt = performance.now();
	let turns = 0;
	return async () => {
		const due = startedAt + (turns++ * 1000) / perSecond;
		await delay(Math.max(0, due - performance.now()));
	};
}

/** Reads the answers on one connection, with one request in progress at a time. */
class Answers {
	#received = '';
	#waiting = Promise.withResolvers<number>();

	constructor(socket: Socket) {
		this.#ignoreUnawaited();
		socket.setEncoding('latin1');
		socket.on('data', (chunk: string) => {
			this.#received += chunk;
			const status = wholeAnswer(this.#received);
			if (status === undefined) return;
			this.#received = '';
			this.#waiting.resolve(status);
		});
		socket.on('error', (error) => this.#waiting.reject(error));
		socket.on('close', () => this.#waiting.reject(new Error('The server closed the connection')));
	}

	/** @returns the status */
	async next(): Promise<number> {
		const status = await this.#waiting.promise;
		this.#waiting = Promise.withResolvers<number>();
		this.#ignoreUnawaited();
		return status;
	}

	/** Nothing waits before the first request and after the last answer. */
	#ignoreUnawaited(): void {
		this.#waiting.promise.catch(() => undefined);
	}
}

/** @returns the status of a complete answer; undefined if it is incomplete */
function wholeAnswer(text: string): number | undefined {
	const headEnd = text.indexOf('\r\n\r\n');
	if (headEnd < 0) return undefined;
	const head = text.slice(0, headEnd);
	const status = Number(head.slice(9, 12));
	const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
	const bodyStart = headEnd + 4;
	if (length !== undefined) return text.length >= bodyStart + Number(length) ? status : undefined;
	if (/\r\ntransfer-encoding: chunked/i.test(head)) {
		return text.endsWith('0\r\n\r\n') ? status : undefined;
	}
	return status;
}
