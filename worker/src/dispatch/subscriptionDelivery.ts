import { setTimeout as delay } from 'node:timers/promises';
import { DelayedError, UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { writeFailedAttempt } from '../events/attemptLog';
import {
	eventQueue,
	unsealEvent,
	toDelivered,
	type DeliveryReceipt,
	type StoredEvent,
} from '../events/storedEvent';
import type { JobWorker, Store } from '../store/store';
import type { Subscription } from '../subscriptions/subscription';
import type { TraceParent } from '../tracing/tracing';
import type { Vault } from '../encryption/vault';
import { NotBatched } from './batcher';
import { DeliveryReports } from './deliveryReports';
import { AttemptSpan } from './deliverySpans';
import { FileOrder, fileOf } from './fileOrder';
import { NotDelivered } from './notDelivered';
import { recallOrder } from './recallOrder';
import { retryDelay } from './retrySchedule';
import { TargetChannel, type BatchSent, type ChannelParts, type EventEntry } from './targetChannel';

type EventJob = Job<StoredEvent, DeliveryReceipt>;

/** An event taken from its queue for delivery. */
interface TakenEvent {
	job: EventJob;
	/** Proves to the queue that this process holds the event. */
	token: string | undefined;
	event: DeliveredEvent;
	/** Counting from 1. */
	attempt: number;
}

/** How long a process keeps an event without a sign of life, in ms. */
const LOCK_DURATION = 15_000;
/** How often to look for events of processes that died, in ms. */
const STALLED_INTERVAL = 5_000;
/**
 * How long after the death of a process its events are back in the queue at the latest, in ms, if another
 * process runs by then. It takes two looks: the first one notes them, and may itself come one interval late.
 */
const TAKEN_BACK_AFTER = LOCK_DURATION + 2 * STALLED_INTERVAL;
/** A process that dies is not the event's fault: it does not make the event a dead letter. */
const MAX_STALLED_COUNT = 1_000_000;
/** Pause after a store error, in ms. */
const STORE_RETRY_DELAY = 2_000;
/** Pause after an event could not be processed for a reason unrelated to its target, in ms. */
const UNEXPECTED_PAUSE = 60_000;
export interface DeliveryParts extends ChannelParts {
	store: Store;
	vault: Vault;
	/** Pauses between the attempts of an event, in ms. */
	retryPauses: readonly number[];
	/** Called when the target answered 410 and accepts no more events. */
	onGone: (subscription: Subscription) => Promise<void>;
}

/** Delivers the events of one subscription from its queue to its target, until closed. */
export class SubscriptionDelivery {
	readonly #worker: JobWorker<StoredEvent, DeliveryReceipt>;
	readonly #channel: TargetChannel;
	readonly #order = new FileOrder();
	readonly #reports: DeliveryReports;
	readonly #stopping = new AbortController();
	#subscription: Subscription;
	#closed = false;

	constructor(
		private readonly parts: DeliveryParts,
		subscription: Subscription,
	) {
		this.#subscription = subscription;
		this.#reports = new DeliveryReports(parts, subscription.id);
		this.#channel = new TargetChannel(parts, subscription, this.#stopping.signal, {
			onChange: () => this.#followChannel(),
			onSent: (entry, sent) => this.#keepOrder(entry, sent),
		});
		this.#worker = parts.store.worker<StoredEvent, DeliveryReceipt>(
			subscription.id,
			(job, token) => this.#deliver(job, token),
			{
				autorun: false,
				concurrency: this.#channel.capacity,
				lockDuration: LOCK_DURATION,
				stalledInterval: STALLED_INTERVAL,
				maxStalledCount: MAX_STALLED_COUNT,
				runRetryDelay: STORE_RETRY_DELAY,
				settings: { backoffStrategy: pauseAfter },
			},
		);
		this.#worker.on('error', (error) => this.#reports.storeFailed(error));
		this.#worker.on('failed', (job, error) => this.#reports.jobFailed(job, error));
		void this.#run();
	}

	/** Applies changed settings. */
	update(subscription: Subscription): void {
		this.#subscription = subscription;
		this.#channel.update(subscription);
	}

	/** Stops accepting events, and resolves when those in progress have ended. */
	async close(): Promise<void> {
		this.#closed = true;
		const closed = this.#worker.close();
		this.#channel.close();
		await closed;
	}

	/** Aborts deliveries in progress, so that `close` ends soon. The events stay in the queue. */
	abort(): void {
		this.#stopping.abort();
	}

	async #run(): Promise<void> {
		try {
			if (this.#subscription.order === 'file') await this.#recallOrder();
			await this.#worker.run();
		} catch (error) {
			this.#reports.storeFailed(error as Error);
		}
	}

	/** Retries until it succeeds: otherwise a later event of a file could overtake an earlier one. */
	async #recallOrder(): Promise<void> {
		const { store, vault, log } = this.parts;
		while (!this.#closed) {
			try {
				const queue = eventQueue(store, this.#subscription.id);
				await recallOrder(this.#order, queue, vault, log, TAKEN_BACK_AFTER);
				return;
			} catch (error) {
				this.#reports.storeFailed(error as Error);
				await delay(STORE_RETRY_DELAY);
			}
		}
	}

	#followChannel(): void {
		this.#worker.concurrency = this.#channel.capacity;
		if (!this.#channel.isOpen) void this.#worker.pause(true);
		else if (this.#worker.isPaused()) void this.#worker.resume();
	}

	async #deliver(job: EventJob, token: string | undefined): Promise<DeliveryReceipt> {
		const id = job.id ?? '';
		const attempt = job.attemptsMade + 1;
		const event = toDelivered(unsealEvent(this.parts.vault, id, job.data));
		const file = this.#subscription.order === 'file' ? fileOf(event) : undefined;
		const heldUntil = file && this.#order.heldUntil(file, id, Date.now());
		if (heldUntil) {
			await job.moveToDelayed(heldUntil, token);
			throw new DelayedError();
		}

		const traced = { event, attempt, trace: job.data.trace };
		const span = new AttemptSpan(this.parts.tracing, traced, this.#subscription.id, job.timestamp);
		try {
			const receipt = await this.#send({ job, token, event, attempt }, file, span.traceParent);
			span.end('delivered');
			return receipt;
		} catch (error) {
			// An event that was put back was not attempted, so it is not reported.
			if (error instanceof NotDelivered) span.end('retry', error.message);
			if (error instanceof UnrecoverableError) span.end('dead', error.message);
			throw error;
		}
	}

	/** @param file the file whose events must arrive in order; undefined if order does not matter */
	async #send(
		taken: TakenEvent,
		file: string | undefined,
		trace: TraceParent | undefined,
	): Promise<DeliveryReceipt> {
		const { job, token, event, attempt } = taken;
		const { id } = event;
		const size = job.data.sealed.length;
		let sent: BatchSent;
		try {
			sent = await this.#channel.submit({ id, event, attempt, size, key: file, trace });
		} catch (error) {
			if (error instanceof NotBatched) await putBack(job, token);
			throw error;
		}
		if (this.#stopping.signal.aborted && sent.outcome.kind !== 'delivered') {
			await putBack(job, token);
		}
		return await this.#settle(taken, sent);
	}

	/** Holds back the later events of a file while one of its events is retried. */
	#keepOrder({ id, attempt, key: file }: EventEntry, sent: BatchSent): void {
		const pause = this.#pauseAfter(attempt, sent);
		if (file === undefined || pause === undefined) return;
		this.#order.hold(file, id, Date.now() + pause);
		this.#channel.refuseFile(file);
	}

	/** Pause before the next attempt, in ms; undefined if there is none. */
	#pauseAfter(attempt: number, { outcome, jitter }: BatchSent): number | undefined {
		if (outcome.kind !== 'retry') return undefined;
		return retryDelay(this.parts.retryPauses, attempt, outcome.retryAfter, jitter);
	}

	async #settle({ job, event, attempt }: TakenEvent, sent: BatchSent): Promise<DeliveryReceipt> {
		const { outcome, duration } = sent;
		if (outcome.kind === 'delivered') {
			this.#reports.attempted(event, attempt, sent, outcome.kind);
			return { status: outcome.status, duration, attempt };
		}

		const { status, reason } = outcome;
		const now = Date.now();
		const pause = this.#pauseAfter(attempt, sent);
		const isLast = outcome.kind === 'retry' && pause === undefined;
		this.#reports.attempted(event, attempt, sent, isLast ? 'dead' : outcome.kind);

		await job.log(
			writeFailedAttempt({
				attempt,
				at: new Date(now).toISOString(),
				status,
				reason,
				duration,
				nextAt: pause === undefined ? undefined : new Date(now + pause).toISOString(),
			}),
		);
		if (pause !== undefined) throw new NotDelivered(reason, pause);
		this.#reports.gaveUp(event, attempt, reason);
		await this.parts.incidents.deadLetter(this.#subscription, event, attempt, outcome);
		if (outcome.kind === 'gone') await this.parts.onGone(this.#subscription);
		throw new UnrecoverableError(reason);
	}
}

/** Returns an event to its place in the queue, as if it had not been taken. Always throws. */
async function putBack(job: EventJob, token: string | undefined): Promise<never> {
	await job.moveToWait(token);
	throw new WaitingError();
}

/** A job that failed before a delivery, for example because of a store error, is retried soon. */
function pauseAfter(_attemptsMade: number, _type?: string, error?: Error): number {
	return error instanceof NotDelivered ? error.pause : UNEXPECTED_PAUSE;
}
