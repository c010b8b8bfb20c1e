import type { Job } from 'bullmq';
import { eventAbout, type EventAbout } from '../../../protocol/events/eventAbout/eventAbout';
import type {
	DeliveryAttempt,
	DeliveryDetail,
	DeliveryStatus,
	DeliverySummary,
} from '../../../protocol/worker/api/shapes/delivery';
import { readFailedAttempt } from '../events/attemptLog';
import {
	readAbout,
	unsealEvent,
	type DeliveryReceipt,
	type EventOutline,
	type StoredEvent,
} from '../events/storedEvent';
import type { Vault } from '../encryption/vault';
import type { JobOutline } from '../store/jobListing';

export type EventJob = Job<StoredEvent, DeliveryReceipt>;

/** Where an event is on its way. */
export interface EventPlace {
	/** Id of the subscription. */
	subscription: string;
	/** Display name of the subscription. */
	label: string;
	status: DeliveryStatus;
}

/** An event that was loaded whole. */
export interface FoundDelivery extends EventPlace {
	job: EventJob;
}

/** An event as lists show it. Opens nothing but what it is about. */
export function deliverySummary(
	place: EventPlace,
	outline: JobOutline<EventOutline>,
	vault: Vault,
): DeliverySummary {
	return summaryOf(place, outline, readAbout(vault, outline.id, outline.data));
}

/** The same of an event that was loaded whole. */
export function foundSummary({ job, ...place }: FoundDelivery, vault: Vault): DeliverySummary {
	return deliverySummary(place, outlineOf(job), vault);
}

/** @throws UnreadableError if ENCRYPTION_KEY no longer contains the key it was encrypted with */
export function deliveryDetail(
	{ job, ...place }: FoundDelivery,
	log: readonly string[],
	vault: Vault,
): DeliveryDetail {
	const event = unsealEvent(vault, job.id ?? '', job.data);
	const { resourceUrn, hook, payload, headers } = event;
	return {
		// Events that an older worker stored have it only here.
		...summaryOf(place, outlineOf(job), eventAbout(event)),
		resourceUrn,
		hook,
		payload,
		headers,
		history: [...failedAttempts(log), ...successfulAttempt(job)],
	};
}

function summaryOf(
	{ subscription, label, status }: EventPlace,
	{ id, data, attemptsMade, finished, failedReason }: JobOutline<EventOutline>,
	about: EventAbout | undefined,
): DeliverySummary {
	return {
		id,
		event: data.event,
		about: about ?? null,
		subscriptionLabel: label,
		status,
		receivedAt: data.receivedAt,
		attempts: attemptsMade,
		finishedAt: finished ? new Date(finished.on).toISOString() : null,
		reason: status === 'delivered' ? null : (failedReason ?? null),
		system: data.system,
		region: data.region,
		synthetic: data.synthetic,
		subscription,
		deliveryId: data.deliveryId,
	};
}

function outlineOf(job: EventJob): JobOutline<EventOutline> {
	const { id = '', data, attemptsMade, finishedOn, failedReason } = job;
	const state = job.returnvalue ? 'completed' : 'failed';
	return {
		id,
		data,
		attemptsMade,
		finished: finishedOn ? { state, on: finishedOn } : undefined,
		failedReason,
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
