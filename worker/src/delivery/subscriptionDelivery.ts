import { UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { Logger } from 'pino';
import type { DeliveredEvent } from '../../../nodes/shared/protocol/delivery';
import {
	openEvent,
	toDelivered,
	type DeliveryReceipt,
	type StoredEvent,
} from '../events/storedEvent';
import type { Metrics } from '../metrics/metrics';
import type { JobWorker, Store } from '../store/store';
import type { Subscription } from '../subscriptions/subscription';
import type { Vault } from '../vault';
import { writeFailedAttempt } from './attemptLog';
import type { Outcome } from './outcome';
import { MAX_ATTEMPTS, retryDelay } from './retrySchedule';
import type { Sender, Sent } from './sender';

type EventJob = Job<StoredEvent, DeliveryReceipt>;

/** An event belongs to the process that works on it for this long without a sign of life, in ms. */
const LOCK_DURATION = 15_000;
/** How often events of processes that died are looked for, in ms. */
const STALLED_INTERVAL = 10_000;
/** A process dying is no fault of the event: it never becomes a dead letter by that. */
const MAX_STALLED_COUNT = 1_000_000;

/** The target did not take the event, and will be asked again. */
class NotDelivered extends Error {
	constructor(
		reason: string,
		/** in ms */
		readonly pause: number,
	) {
		super(reason);
	}
}

export interface DeliveryParts {
	store: Store;
	vault: Vault;
	sender: Sender;
	/** Called when the target answered that it wants no more events. */
	onGone: (subscription: Subscription) => Promise<void>;
	metrics: Metrics;
	log: Logger;
}

/** Brings the events of one subscription to its target, until closed. */
export class SubscriptionDelivery {
	readonly #worker: JobWorker<StoredEvent, DeliveryReceipt>;
	readonly #stopping = new AbortController();
	#subscription: Subscription;

	constructor(
		private readonly parts: DeliveryParts,
		subscription: Subscription,
	) {
		this.#subscription = subscription;
		this.#worker = parts.store.worker<StoredEvent, DeliveryReceipt>(
			subscription.id,
			(job, token) => this.#deliver(job, token),
			{
				concurrency: subscription.concurrency,
				lockDuration: LOCK_DURATION,
				stalledInterval: STALLED_INTERVAL,
				maxStalledCount: MAX_STALLED_COUNT,
				settings: { backoffStrategy: pauseAfter },
			},
		);
		this.#worker.on('error', (error) => {
			parts.log.warn({ subscription: subscription.id, err: error.message }, 'delivery interrupted');
		});
		this.#worker.on('failed', (job, error) => {
			if (error instanceof NotDelivered || error instanceof UnrecoverableError) return;
			parts.log.error(
				{ event: job?.id, subscription: subscription.id, err: error.message },
				'event could not be processed',
			);
		});
	}

	/** Takes over changed settings. */
	update(subscription: Subscription): void {
		this.#subscription = subscription;
		this.#worker.concurrency = subscription.concurrency;
	}

	/** Takes no further events, and resolves when those under way have ended. */
	async close(): Promise<void> {
		await this.#worker.close();
	}

	/** Gives up what is under way, so that `close` ends soon. The events stay in the queue. */
	abort(): void {
		this.#stopping.abort();
	}

	async #deliver(job: EventJob, token: string | undefined): Promise<DeliveryReceipt> {
		const subscription = this.#subscription;
		const id = job.id ?? '';
		const attempt = job.attemptsMade + 1;
		const event = toDelivered(openEvent(this.parts.vault, id, job.data));
		const sent = await this.parts.sender.send(
			subscription,
			[event],
			attempt,
			this.#stopping.signal,
		);
		if (this.#stopping.signal.aborted && sent.outcome.kind !== 'delivered') {
			await job.moveToWait(token);
			throw new WaitingError();
		}
		this.#tell(event, attempt, sent);
		return await this.#settle(job, attempt, sent);
	}

	async #settle(
		job: EventJob,
		attempt: number,
		{ outcome, duration }: Sent,
	): Promise<DeliveryReceipt> {
		if (outcome.kind === 'delivered') return { status: outcome.status, duration, attempt };

		const { status, reason } = outcome;
		const now = Date.now();
		const pause =
			outcome.kind === 'retry' && attempt < MAX_ATTEMPTS
				? retryDelay(attempt, outcome.retryAfter, Math.random())
				: undefined;
		await job.log(
			writeFailedAttempt({
				attempt,
				at: new Date(now).toISOString(),
				...(status === undefined ? {} : { status }),
				reason,
				duration,
				...(pause === undefined ? {} : { nextAt: new Date(now + pause).toISOString() }),
			}),
		);
		if (pause !== undefined) throw new NotDelivered(reason, pause);
		if (outcome.kind === 'gone') await this.parts.onGone(this.#subscription);
		throw new UnrecoverableError(reason);
	}

	#tell({ id, receivedAt }: DeliveredEvent, attempt: number, { outcome, duration }: Sent): void {
		const { metrics, log } = this.parts;
		const subscription = this.#subscription.id;
		metrics.deliveries.inc({ subscription, outcome: outcome.kind });
		metrics.targetDuration.observe(duration / 1000);
		const facts = { event: id, subscription, attempt, duration, ...outcome };
		if (outcome.kind === 'delivered') {
			metrics.latency.observe((Date.now() - Date.parse(receivedAt)) / 1000);
			log.info(facts, 'event delivered');
		} else {
			log.warn(facts, LOG_MESSAGES[outcome.kind]);
		}
	}
}

const LOG_MESSAGES: Record<Exclude<Outcome['kind'], 'delivered'>, string> = {
	retry: 'event not delivered, will be tried again',
	gone: 'target wants no more events, subscription set to gone',
	dead: 'event refused by the target, now a dead letter',
};

function pauseAfter(attemptsMade: number, _type?: string, error?: Error): number {
	if (error instanceof NotDelivered) return error.pause;
	return retryDelay(attemptsMade, undefined, Math.random());
}
