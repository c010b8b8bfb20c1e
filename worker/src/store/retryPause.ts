import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectionClosedError, type IQueueBackend } from 'bullmq';
import type { AnyBackendFactory } from './store';

/** How long a worker waits after a database failed to return a job, in ms. */
const RETRY_PAUSE = 1_000;
/** How long a stopping worker waits for a database that does not answer, in ms. */
const STOP_TIMEOUT = 2_000;

/**
 * For workers: access to a database that reports a failure only after a pause, and that does not
 * keep a stopping worker waiting. Without the latter, a worker that stops while its database is down would
 * wait until it is back: for the answers about jobs in progress, and for Redis to confirm the farewell.
 *
 * After an error, BullMQ's worker asks for the next job immediately, unless it takes the error for a lost
 * connection. It would query a read-only or full database in an endless loop. If the failure needs no I/O,
 * like that of the embedded database while it is reopened, this loop would block the whole process,
 * including the reopening.
 */
export function withRetryPause(create: AnyBackendFactory, pause = RETRY_PAUSE): AnyBackendFactory {
	return (...parameters) => {
		const backend = create(...parameters);
		const moveToActive = backend.moveToActive.bind(backend);
		const waitForJob = backend.waitForJob.bind(backend);
		const disconnectBlocking = backend.disconnectBlocking.bind(backend);
		const reconnectBlocking = backend.reconnectBlocking.bind(backend);
		const close = backend.close.bind(backend);
		// A worker that stops cancels its own wait, which is not a failure of the database.
		let stopping = new AbortController();

		async function afterPause<Result>(query: () => Promise<Result>): Promise<Result> {
			try {
				return await unlessStopped(query(), stopping.signal);
			} catch (error) {
				await sleep(pause, undefined, stopping).catch(() => undefined);
				throw error;
			}
		}

		backend.moveToActive = (...job) => afterPause(() => moveToActive(...job));
		backend.waitForJob = (seconds) => afterPause(() => waitForJob(seconds));
		backend.disconnectBlocking = (wait) => {
			stopping.abort();
			return unlessStopped(disconnectBlocking(wait), stopping.signal);
		};
		for (const name of JOB_COMMANDS) limitWhenStopping(backend, name, () => stopping.signal);
		// Ends the connection without a farewell. Only the connection that waits for jobs is the worker's own.
		backend.close = () => close(true);
		backend.reconnectBlocking = () => {
			stopping = new AbortController();
			return reconnectBlocking();
		};
		return backend;
	};
}

/** What is said about a job while it is processed and when it ends. */
const JOB_COMMANDS = [
	'moveToCompleted',
	'moveToFailed',
	'moveToDelayed',
	'moveJobFromActiveToWait',
	'retryJob',
	'addLog',
	'extendLocks',
	'moveStalledJobsToWait',
] as const;

type JobCommand = (typeof JOB_COMMANDS)[number];

/** An event whose end could not be stored is delivered again after the next start. */
function limitWhenStopping(
	backend: IQueueBackend,
	name: JobCommand,
	stopping: () => AbortSignal,
): void {
	const send = backend[name].bind(backend) as (...parameters: unknown[]) => Promise<unknown>;
	const limited = (...parameters: unknown[]): Promise<unknown> =>
		unlessStopped(send(...parameters), stopping());
	Object.assign(backend, { [name]: limited });
}

/**
 * Waits for the database, but only briefly once the worker stops: either it answers within milliseconds,
 * or it is unavailable, and BullMQ would wait until it is back.
 */
async function unlessStopped<Result>(
	work: Promise<Result>,
	stopping: AbortSignal,
): Promise<Result> {
	const { promise: stopped, reject } = Promise.withResolvers<never>();
	let timer: NodeJS.Timeout | undefined;
	const limitWait = (): void => {
		timer = setTimeout(() => reject(new ConnectionClosedError()), STOP_TIMEOUT);
	};
	if (stopping.aborted) limitWait();
	else stopping.addEventListener('abort', limitWait, { once: true });
	try {
		return await Promise.race([work, stopped]);
	} finally {
		stopping.removeEventListener('abort', limitWait);
		clearTimeout(timer);
	}
}
