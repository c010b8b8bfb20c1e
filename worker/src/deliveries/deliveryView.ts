import type { Job } from 'bullmq';
import type {
	DeliveryAttempt,
	DeliveryDetail,
	DeliveryStatus,
	DeliverySummary,
} from '../../../protocol/worker/api/shapes/delivery';
import { readFailedAttempt } from '../events/attemptLog';
import { unsealEvent, type DeliveryReceipt, type StoredEvent } from '../events/storedEvent';
import type { Vault } from '../encryption/vault';

export type EventJob = Job<StoredEvent, DeliveryReceipt>;

export function deliveryView(
	subscription: string,
	status: DeliveryStatus,
	job: EventJob,
): DeliverySummary {
	const { data } = job;
	return {
		id: job.id ?? '',
		deliveryId: data.deliveryId,
		receivedAt: data.receivedAt,
		system: data.system,
		event: data.event,
		region: data.region,
		synthetic: data.synthetic,
		subscription,
		status,
		attempts: job.attemptsMade,
		finishedAt: job.finishedOn ? new Date(job.finishedOn).toISOString() : null,
		reason: status === 'delivered' ? null : (job.failedReason ?? null),
	};
}

/** @throws UnreadableError if ENCRYPTION_KEY no longer contains the key it was encrypted with */
export function deliveryDetail(
	subscription: string,
	status: DeliveryStatus,
	job: EventJob,
	log: readonly string[],
	vault: Vault,
): DeliveryDetail {
	const { resourceUrn, hook, payload, headers } = unsealEvent(vault, job.id ?? '', job.data);
	return {
		...deliveryView(subscription, status, job),
		resourceUrn,
		hook,
		payload,
		headers,
		history: [...failedAttempts(log), ...successfulAttempt(job)],
	};
}

function failedAttempts(log: readonly string[]): DeliveryAttempt[] {
	return log
		.map(readFailedAttempt)
		.filter((attempt) => attempt !== undefined)
		.map((attempt) => ({ ...attempt, delivered: false }));
}

/** Success is not logged but stored as the job's result, which saves one write per event. */
function successfulAttempt({ returnvalue, finishedOn }: EventJob): DeliveryAttempt[] {
	if (!returnvalue || !finishedOn) return [];
	const { attempt, status, duration } = returnvalue;
	const at = new Date(finishedOn).toISOString();
	return [{ attempt, at, status, duration, delivered: true, reason: null }];
}
