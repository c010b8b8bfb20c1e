import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectionClosedError } from 'bullmq';
import type { AnyBackendFactory } from './store';

/** How long a worker leaves a database alone that did not give it a job, in ms. */
const PAUSE = 1_000;
/** How long a worker that stops waits for a database that does not answer, in ms. */
const LEAVE_PATIENCE = 2_000;

/**
 * For workers: access to a database that tells of a failure only after a pause, and that a worker can
 * leave while it does not answer.
 *
 * BullMQ's worker asks for the next job again at once, unless it takes the error for that of a lost
 * connection. A database that is read-only or full would be asked without end; and where a failure
 * needs no I/O, as that of the embedded database while it is opened again, nothing else in the process
 * would ever get its turn, the opening included.
 */
export function patient(create: AnyBackendFactory, pause = PAUSE): AnyBackendFactory {
	return (...parameters) => {
		const backend = create(...parameters);
		const moveToActive = backend.moveToActive.bind(backend);
		const waitForJob = backend.waitForJob.bind(backend);
		const disconnectBlocking = backend.disconnectBlocking.bind(backend);
		const reconnectBlocking = backend.reconnectBlocking.bind(backend);
		// A worker that stops breaks off its own waiting, which is no failure of the database.
		let leaving = new AbortController();

		async function afterPause<Result>(ask: () => Promise<Result>): Promise<Result> {
			try {
				return await unlessLeft(ask(), leaving.signal);
			} catch (error) {
				await sleep(pause, undefined, leaving).catch(() => undefined);
				throw error;
			}
		}

		backend.moveToActive = (...job) => afterPause(() => moveToActive(...job));
		backend.waitForJob = (seconds) => afterPause(() => waitForJob(seconds));
		backend.disconnectBlocking = (wait) => {
			leaving.abort();
			return unlessLeft(disconnectBlocking(wait), leaving.signal);
		};
		backend.reconnectBlocking = () => {
			leaving = new AbortController();
			return reconnectBlocking();
		};
		return backend;
	};
}

/**
 * Waits for the database, for a while only once the worker leaves: it answers within milliseconds, or
 * is gone, and then BullMQ would wait until it is back.
 */
async function unlessLeft<Result>(work: Promise<Result>, leaving: AbortSignal): Promise<Result> {
	const { promise: left, reject } = Promise.withResolvers<never>();
	let timer: NodeJS.Timeout | undefined;
	const leave = (): void => {
		timer = setTimeout(() => reject(new ConnectionClosedError()), LEAVE_PATIENCE);
	};
	if (leaving.aborted) leave();
	else leaving.addEventListener('abort', leave, { once: true });
	try {
		return await Promise.race([work, left]);
	} finally {
		leaving.removeEventListener('abort', leave);
		clearTimeout(timer);
	}
}
