import { WaitingError, type Job } from 'bullmq';
import type { Logger } from 'pino';
import { withDeadline } from '../store/deadline';
import type { JobQueue, JobWorker, Store } from '../store/store';

/** When work is due again and again. */
export type Timing =
	| { everyMinutes: number }
	/** `cron`: five fields, or six with seconds first; `timezone`: IANA name, by default UTC. */
	| { cron: string; timezone?: string };

/** A run belongs to the process that works on it for this long without a sign of life, in ms. */
const LOCK_DURATION = 15_000;
/** How often runs of processes that died are looked for, in ms. */
const STALLED_INTERVAL = 10_000;
/** A process dying is no fault of the work. */
const MAX_STALLED_COUNT = 1_000_000;
/** Pause after an error of the store, in ms. */
const STORE_RETRY_DELAY = 2_000;
/** How long one question to the store may take, in ms. */
const DEADLINE = 5_000;

const LEAVE_NO_TRACE = { removeOnComplete: true, removeOnFail: true };

/**
 * Work that is done at its times, or when asked for, by one process at a time: however many run, no
 * two do it together. When one dies, another begins that run anew.
 */
export class ScheduledWork<Data> {
	readonly #queue: JobQueue<Data, void>;
	readonly #stopping = new AbortController();
	#worker: JobWorker<Data, void> | undefined;

	/**
	 * @param name of the queue, unlike any subscription id
	 * @param run gives up when its signal fires; what it throws is logged, and the next run follows
	 */
	constructor(
		private readonly store: Store,
		private readonly name: string,
		private readonly run: (data: Data, signal: AbortSignal) => Promise<void>,
		private readonly log: Logger,
	) {
		this.#queue = store.queue<Data, void>(name);
	}

	/** Works in this process too, until stopped. */
	async start(): Promise<void> {
		await withDeadline(this.#queue.setGlobalConcurrency(1), DEADLINE);
		this.#worker = this.store.worker<Data, void>(
			this.name,
			(job, token) => this.#process(job, token),
			{
				concurrency: 1,
				lockDuration: LOCK_DURATION,
				stalledInterval: STALLED_INTERVAL,
				maxStalledCount: MAX_STALLED_COUNT,
				runRetryDelay: STORE_RETRY_DELAY,
			},
		);
		this.#worker.on('error', (error) => {
			this.log.warn({ work: this.name, err: error.message }, 'scheduled work interrupted');
		});
	}

	/** Gives up the run under way: another process, or the next start, begins it anew. */
	async stop(): Promise<void> {
		this.#stopping.abort(new Error('The worker stops'));
		await this.#worker?.close();
	}

	/**
	 * Does the work at these times from now on; a number of minutes begins at once.
	 *
	 * @param id the same id again replaces the times
	 * @throws StoreUnavailableError
	 */
	async schedule(id: string, timing: Timing, data: Data): Promise<void> {
		const repeat =
			'cron' in timing
				? { pattern: timing.cron, tz: timing.timezone ?? 'UTC' }
				: { every: timing.everyMinutes * 60_000 };
		const template = { name: this.name, data, opts: LEAVE_NO_TRACE };
		await withDeadline(this.#queue.upsertJobScheduler(id, repeat, template), DEADLINE);
	}

	/** @throws StoreUnavailableError */
	async unschedule(id: string): Promise<void> {
		await withDeadline(this.#queue.removeJobScheduler(id), DEADLINE);
	}

	/**
	 * Does the work once, as soon as nothing else is under way. Asked for while such a run still waits,
	 * it is the same run; while it is being done, it is done once more.
	 *
	 * @throws StoreUnavailableError
	 */
	async runSoon(id: string, data: Data): Promise<void> {
		const options = { ...LEAVE_NO_TRACE, deduplication: { id, keepLastIfActive: true } };
		await withDeadline(this.#queue.add(this.name, data, options), DEADLINE);
	}

	/**
	 * When the work is due next.
	 *
	 * @throws StoreUnavailableError
	 */
	async nextRun(id: string): Promise<Date | undefined> {
		const scheduler = await withDeadline(this.#queue.getJobScheduler(id), DEADLINE);
		return scheduler?.next === undefined ? undefined : new Date(scheduler.next);
	}

	async #process(job: Job<Data, void>, token: string | undefined): Promise<void> {
		const { signal } = this.#stopping;
		try {
			await this.run(job.data, signal);
		} catch (error) {
			if (signal.aborted) {
				await job.moveToWait(token);
				throw new WaitingError();
			}
			this.log.warn(
				{ work: this.name, err: error instanceof Error ? error.message : String(error) },
				'scheduled work failed, the next run follows at its time',
			);
		}
	}
}
