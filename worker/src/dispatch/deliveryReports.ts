import { UnrecoverableError, type Job } from 'bullmq';
import type { Logger } from 'pino';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import type { DeliveryOutcome, Metrics } from '../metrics/metrics';
import { NotDelivered } from './notDelivered';
import type { BatchSent } from './targetChannel';

/** Minimum time between logged store errors, in ms, because they occur in bursts. */
const ERROR_LOG_INTERVAL = 30_000;

/** Logs and counts the deliveries of one subscription. */
export class DeliveryReports {
	#storeErrorAt = 0;

	/** @param subscription its id */
	constructor(
		private readonly parts: { metrics: Metrics; log: Logger },
		private readonly subscription: string,
	) {}

	/** @param status the event's new status: a failed last attempt makes it a dead letter */
	attempted(
		{ id, receivedAt, replays }: DeliveredEvent,
		attempt: number,
		{ outcome, duration }: BatchSent,
		status: DeliveryOutcome,
	): void {
		const { metrics, log } = this.parts;
		const { subscription } = this;
		metrics.deliveries.inc({ subscription, outcome: status });
		const facts = { event: id, subscription, attempt, duration, ...outcome };
		if (outcome.kind === 'delivered') {
			const latency = Math.max(0, Date.now() - Date.parse(receivedAt));
			metrics.latency.observe(latency / 1000);
			// A replay comes when somebody asks for it, however fast the delivery is.
			metrics.traffic.delivered(subscription, replays === undefined ? latency : undefined);
			log.info(facts, 'event delivered');
		} else {
			metrics.traffic.failed(subscription, status !== 'retry');
			log.warn(facts, 'event not delivered');
		}
	}

	gaveUp({ id }: DeliveredEvent, attempt: number, reason: string): void {
		const facts = { event: id, subscription: this.subscription, attempt, reason };
		this.parts.log.error(facts, 'event is now a dead letter');
	}

	storeFailed(error: Error): void {
		const now = Date.now();
		if (now - this.#storeErrorAt < ERROR_LOG_INTERVAL) return;
		this.#storeErrorAt = now;
		const facts = { subscription: this.subscription, err: error.message };
		this.parts.log.warn(facts, 'delivery interrupted, will continue');
	}

	/** @param error the error of a job; rejections by the target are reported as attempts */
	jobFailed(job: Job | undefined, error: Error): void {
		if (error instanceof NotDelivered || error instanceof UnrecoverableError) return;
		const facts = { event: job?.id, subscription: this.subscription, err: error.message };
		this.parts.log.error(facts, 'event could not be processed');
	}
}
