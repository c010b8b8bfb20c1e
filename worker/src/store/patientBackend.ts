import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectionClosedError } from 'bullmq';
import type { AnyBackendFactory } from './store';

/** How long a worker leaves a database alone that did not give it a job, in ms. */
const PAUSE = 1_000;
/** How long a worker that stops waits for a database that does not answer, in ms. */
const LEAVE_PATIENCE = 2_000;

/**
 * For workers: access to a database that reports a failure only after a pause, and that a worker can leave
 * while it does not answer.
 *
 * After an error, BullMQ's worker asks for the next job immediately, unless it takes the error for a lost
 * connection. It would query a read-only or full database in an endless loop. If the failure needs no I/O,
 * like that of the embedded database while it is reopened, this loop would block the whole process,
 * including the reopening.
 */
export function patient(create: AnyBackendFactory, pause = PAUSE): AnyBackendFactory {
	return (...parameters) => {
		const backend = create(...parameters);
		const moveToActive = backend.moveToActive.bind(backend);
		const waitForJob = backend.waitForJob.bind(backend);
		const disconnectBlocking = backend.disconnectBlocking.bind(backend);
		const reconnectBlocking = backend.reconnectBlocking.bind(backend);
		// A worker that stops cancels its own wait, which is not a failure of the database.
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
 * Waits for the database, but only briefly once the worker stops: either it answers within milliseconds,
 * or it is unavailable, and BullMQ would wait until it is back.
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
