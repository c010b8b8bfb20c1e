import type { Job } from 'bullmq';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { readFailedAttempt, type FailedAttempt } from '../events/attemptLog';
import { openEvent, type DeliveryReceipt, type StoredEvent } from '../events/storedEvent';
import type { Vault } from '../encryption/vault';
import type { DeliveryStatus } from './deliveryStatus';

export type EventJob = Job<StoredEvent, DeliveryReceipt>;

/** An event on its way to n8n, without what it says. */
export interface DeliveryView extends Pick<
	DeliveredEvent,
	'id' | 'deliveryId' | 'receivedAt' | 'system' | 'event' | 'region' | 'synthetic'
> {
	/** Id of the subscription. */
	subscription: string;
	status: DeliveryStatus;
	/** Attempts made so far; after a replay it counts anew. */
	attempts: number;
	/** When it was delivered or became a dead letter, ISO 8601; null before. */
	finishedAt: string | null;
	/** Why the last attempt failed; null when none did, or it was delivered. */
	reason: string | null;
}

/** One attempt to deliver an event. */
export interface Attempt extends Omit<FailedAttempt, 'reason'> {
	delivered: boolean;
	/** Why it failed; null when it did not. */
	reason: string | null;
}

/** An event with all there is to know about it. */
export interface DeliveryDetail
	extends DeliveryView, Pick<DeliveredEvent, 'resourceUrn' | 'hook' | 'payload'> {
	/** Headers that the callback came with. */
	headers: Record<string, string>;
	/** Every attempt, the oldest first, those before a replay included. */
	history: Attempt[];
}

export function deliveryView(
	subscription: string,
	status: DeliveryStatus,
	job: EventJob,
): DeliveryView {
	const { sealed: _sealed, trace: _trace, ...open } = job.data;
	return {
		id: job.id ?? '',
		subscription,
		status,
		...open,
		attempts: job.attemptsMade,
		finishedAt: job.finishedOn ? new Date(job.finishedOn).toISOString() : null,
		reason: status === 'delivered' ? null : (job.failedReason ?? null),
	};
}

/** @throws UnreadableError when ENCRYPTION_KEY no longer holds the key it was written with */
export function deliveryDetail(
	subscription: string,
	status: DeliveryStatus,
	job: EventJob,
	log: readonly string[],
	vault: Vault,
): DeliveryDetail {
	const { resourceUrn, hook, payload, headers } = openEvent(vault, job.id ?? '', job.data);
	return {
		...deliveryView(subscription, status, job),
		resourceUrn,
		hook,
		payload,
		headers,
		history: [...failedAttempts(log), ...successfulAttempt(job)],
	};
}

function failedAttempts(log: readonly string[]): Attempt[] {
	return log
		.map(readFailedAttempt)
		.filter((attempt) => attempt !== undefined)
		.map((attempt) => ({ ...attempt, delivered: false }));
}

/** Success is not logged but kept as the job's result, which saves a write for each event. */
function successfulAttempt({ returnvalue, finishedOn }: EventJob): Attempt[] {
	if (!returnvalue || !finishedOn) return [];
	const { attempt, status, duration } = returnvalue;
	const at = new Date(finishedOn).toISOString();
	return [{ attempt, at, status, duration, delivered: true, reason: null }];
}
