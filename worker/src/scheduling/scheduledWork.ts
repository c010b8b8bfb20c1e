import { DelayedError, WaitingError, type Job } from 'bullmq';
import type { Logger } from 'pino';
import { withDeadline } from '../store/deadline';
import type { JobQueue, JobWorker, Store } from '../store/store';
import { untilAvailable } from '../store/untilAvailable';
import { latestNextTime, type Timing } from './nextTime';
import type { StartDecision } from './startDecision';

/**
 * Whether a run that is due starts now.
 *
 * @param run identifies the run
 * @param due when the schedule wanted it, Unix time in ms
 */
export type DecideStart<Data> = (data: Data, run: string, due: number) => Promise<StartDecision>;

/** A run that is due later than its schedule allows by this, in ms, was scheduled by a clock that was wrong. */
const CLOCK_TOLERANCE = 60_000;
/** How long a process keeps a run without renewing its lock, in ms. */
const LOCK_DURATION = 15_000;
/** Pause between two checks for runs of processes that died, in ms. */
const STALLED_INTERVAL = 10_000;
/** The death of a process does not count against the work. */
const MAX_STALLED_COUNT = 1_000_000;
/** Pause after an error of the store, in ms. */
const STORE_RETRY_DELAY = 2_000;
/** How long one operation of the store may take, in ms. */
const DEADLINE = 5_000;

const REMOVE_WHEN_DONE = { removeOnComplete: true, removeOnFail: true };

/**
 * Work that runs on a schedule or on request, in one process at a time, however many there are. If a
 * process dies, another one restarts its run.
 */
export class ScheduledWork<Data> {
	readonly #queue: JobQueue<Data, void>;
	readonly #stopping = new AbortController();
	#worker: JobWorker<Data, void> | undefined;

	/**
	 * @param name name of the queue, different from every subscription id
	 * @param run aborts when its signal fires; its errors are logged and do not prevent the next run
	 * @param decideStart asked for scheduled runs; by default, all of them start at once
	 */
	constructor(
		private readonly store: Store,
		private readonly name: string,
		private readonly run: (data: Data, signal: AbortSignal) => Promise<void>,
		private readonly log: Logger,
		private readonly decideStart: DecideStart<Data> = () => Promise.resolve({ kind: 'run' }),
	) {
		this.#queue = store.queue<Data, void>(name);
	}

	/** Lets this process do the work, too, until it is stopped. */
	async start(): Promise<void> {
		await untilAvailable(() => withDeadline(this.#queue.setGlobalConcurrency(1), DEADLINE));
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

	/** Aborts the current run. Another process restarts it, or this one after its next start. */
	async stop(): Promise<void> {
		this.#stopping.abort(new Error('The worker is stopping'));
		await this.#worker?.close();
	}

	/**
	 * Runs the work on this schedule from now on. With `everyMinutes`, the first run starts at once.
	 *
	 * @param id replaces the earlier schedule with this id
	 * @throws StoreUnavailableError
	 */
	async schedule(id: string, timing: Timing, data: Data): Promise<void> {
		const repeat =
			'cron' in timing
				? { pattern: timing.cron, tz: timing.timezone ?? 'UTC' }
				: { every: timing.everyMinutes * 60_000 };
		const template = { name: this.name, data, opts: REMOVE_WHEN_DONE };
		await withDeadline(this.#queue.upsertJobScheduler(id, repeat, template), DEADLINE);
	}

	/**
	 * Whether the schedule has to be applied again: it is missing because a process died, or its next run is
	 * too far away because the clock was wrong when it was planned.
	 *
	 * @param now Unix time in ms
	 * @throws StoreUnavailableError
	 */
	async isOff(id: string, timing: Timing, now = Date.now()): Promise<boolean> {
		const next = await this.nextRun(id);
		const latest = latestNextTime(timing, now);
		return next === undefined || (latest !== undefined && +next > latest + CLOCK_TOLERANCE);
	}

	/** @throws StoreUnavailableError */
	async unschedule(id: string): Promise<void> {
		await withDeadline(this.#queue.removeJobScheduler(id), DEADLINE);
	}

	/**
	 * Runs the work once, as soon as no other run is in progress. If a run with this id is already waiting,
	 * it is reused; if one is in progress, another one follows it.
	 *
	 * @throws StoreUnavailableError
	 */
	async runSoon(id: string, data: Data): Promise<void> {
		const options = { ...REMOVE_WHEN_DONE, deduplication: { id, keepLastIfActive: true } };
		await withDeadline(this.#queue.add(this.name, data, options), DEADLINE);
	}

	/**
	 * Time of the next run.
	 *
	 * @throws StoreUnavailableError
	 */
	async nextRun(id: string): Promise<Date | undefined> {
		const scheduler = await withDeadline(this.#queue.getJobScheduler(id), DEADLINE);
		return scheduler?.next === undefined ? undefined : new Date(scheduler.next);
	}

	async #process(job: Job<Data, void>, token: string | undefined): Promise<void> {
		const { signal } = this.#stopping;
		const due = dueTimeOf(job);
		if (due !== undefined) {
			const decision = await this.decideStart(job.data, String(job.id), due);
			if (decision.kind === 'skip') return;
			if (decision.kind === 'wait') {
				await job.moveToDelayed(decision.until, token);
				throw new DelayedError();
			}
		}
		try {
			await this.run(job.data, signal);
		} catch (error) {
			if (signal.aborted) {
				await job.moveToWait(token);
				throw new WaitingError();
			}
			this.log.warn(
				{ work: this.name, err: error instanceof Error ? error.message : String(error) },
				'scheduled work failed; it will run again at its next scheduled time',
			);
		}
	}
}

/** BullMQ ends the id of a scheduled run with its time. Undefined for a run that was requested. */
function dueTimeOf({ id, repeatJobKey }: Job<unknown, void>): number | undefined {
	const time = repeatJobKey === undefined ? undefined : /:(\d+)$/.exec(id ?? '')?.[1];
	return time === undefined ? undefined : Number(time);
}
