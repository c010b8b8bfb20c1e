import { Worker } from 'node:worker_threads';
import type { Notification } from '../sql/database';
import type { ThreadMessage, ThreadRequest } from './pgliteProtocol';

/** How long the database may take to open its files, after a crash also to recover them, in ms. */
const OPEN_TIMEOUT = 120_000;
/** A query without an answer for this long, in ms, means that the database hangs. */
const HANGS_AFTER = 10_000;
const CHECK_INTERVAL = 1_000;
const CLOSE_TIMEOUT = 5_000;

/** In the build, both are JavaScript files in one folder; in tests, Node runs the TypeScript file. */
const THREAD_FILE = import.meta.url.endsWith('.ts') ? './pgliteThread.ts' : './pgliteThread.js';

interface Pending {
	/** By the clock that nobody can set, in ms: a jump of the other must not look like a database that hangs. */
	since: number;
	/** In ms. */
	timeout: number;
	resolve: (rows: unknown[]) => void;
	reject: (error: Error) => void;
}

export interface ConnectionEvents {
	notified(notification: Notification): void;
	/** Called when the thread ended or hung. Not called when it was closed. */
	lost(error: Error): void;
}

/** One run of the thread of the embedded database. */
export class PgliteConnection {
	readonly #pending = new Map<number, Pending>();
	readonly #opened = Promise.withResolvers<void>();
	readonly #watchdog: NodeJS.Timeout;
	#lastId = 0;
	#ended = false;

	private constructor(
		private readonly thread: Worker,
		private readonly events: ConnectionEvents,
	) {
		thread.on('message', (message: ThreadMessage) => this.#receive(message));
		thread.on('error', (error) =>
			this.#end(error instanceof Error ? error : new Error(`${error}`)),
		);
		thread.on('exit', () => this.#end(new Error('The embedded database ended')));
		this.#watchdog = setInterval(() => this.#checkForHang(), CHECK_INTERVAL);
	}

	/** @throws if the database cannot be opened */
	static async open(folder: string, events: ConnectionEvents): Promise<PgliteConnection> {
		const thread = new Worker(new URL(THREAD_FILE, import.meta.url), { workerData: folder });
		const connection = new PgliteConnection(thread, events);
		const timer = setTimeout(() => {
			connection.#end(new Error(`The embedded database did not open in ${OPEN_TIMEOUT / 1000} s`));
		}, OPEN_TIMEOUT);
		try {
			await connection.#opened.promise;
		} catch (error) {
			// The files must be released before the next attempt.
			await thread.terminate();
			throw error;
		} finally {
			clearTimeout(timer);
		}
		return connection;
	}

	/** @param timeout how long the query itself may take, in ms, before the database counts as hanging */
	async query(
		text: string,
		parameters: readonly unknown[],
		timeout = HANGS_AFTER,
	): Promise<unknown[]> {
		if (this.#ended) throw new Error('The embedded database is not running');
		const id = (this.#lastId += 1);
		const { promise, resolve, reject } = Promise.withResolvers<unknown[]>();
		this.#pending.set(id, { since: performance.now(), timeout, resolve, reject });
		this.#send({ kind: 'query', id, text, parameters });
		return await promise;
	}

	/** Lets the database finish its current work, then ends the thread. */
	async close(): Promise<void> {
		if (this.#ended) return;
		this.#ended = true;
		clearInterval(this.#watchdog);
		const { promise, resolve } = Promise.withResolvers<void>();
		this.thread.once('exit', () => resolve());
		this.#send({ kind: 'close' });
		const timer = setTimeout(() => void this.thread.terminate(), CLOSE_TIMEOUT);
		await promise;
		clearTimeout(timer);
	}

	#send(request: ThreadRequest): void {
		this.thread.postMessage(request);
	}

	#receive(message: ThreadMessage): void {
		if (message.kind === 'opened') return this.#opened.resolve();
		if (message.kind === 'notification') return this.events.notified(message);
		const pending = this.#pending.get(message.id);
		this.#pending.delete(message.id);
		if (message.kind === 'result') return pending?.resolve(message.rows);
		const { code, detail } = message;
		pending?.reject(Object.assign(new Error(message.message), { code, detail }));
	}

	/** Requests are answered in order, so the first pending one is what the thread works on. */
	#checkForHang(): void {
		const [working] = this.#pending.values();
		const now = performance.now();
		// The time of a waiting query starts when the query before it is answered.
		for (const pending of this.#pending.values()) {
			if (pending !== working) pending.since = now;
		}
		if (working && now - working.since > working.timeout) {
			this.#end(new Error(`The embedded database hangs: no answer in ${working.timeout / 1000} s`));
		}
	}

	#end(error: Error): void {
		if (this.#ended) return;
		this.#ended = true;
		clearInterval(this.#watchdog);
		this.#opened.reject(error);
		for (const { reject } of this.#pending.values()) reject(error);
		this.#pending.clear();
		void this.thread.terminate().then(() => this.events.lost(error));
	}
}
