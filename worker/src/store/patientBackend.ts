import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyBackendFactory } from './store';

/** How long a worker leaves a database alone that did not give it a job, in ms. */
const PAUSE = 1_000;

/**
 * For workers: access to a database that tells of a failure only after a pause.
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
				return await ask();
			} catch (error) {
				await sleep(pause, undefined, leaving).catch(() => undefined);
				throw error;
			}
		}

		backend.moveToActive = (...job) => afterPause(() => moveToActive(...job));
		backend.waitForJob = (seconds) => afterPause(() => waitForJob(seconds));
		backend.disconnectBlocking = (wait) => {
			leaving.abort();
			return disconnectBlocking(wait);
		};
		backend.reconnectBlocking = () => {
			leaving = new AbortController();
			return reconnectBlocking();
		};
		return backend;
	};
}
