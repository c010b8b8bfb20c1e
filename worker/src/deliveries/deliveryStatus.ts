import type { JobState } from 'bullmq';
import {
	DELIVERY_STATUSES,
	type DeliveryStatus,
} from '../../../protocol/worker/api/shapes/delivery';
import type { JobOutline, QueueState } from '../store/jobListing';

const QUEUE_STATES: Record<DeliveryStatus, QueueState> = {
	queued: 'waiting',
	delivering: 'active',
	retrying: 'delayed',
	delivered: 'completed',
	dead: 'failed',
};

/** The queue's state for such events. */
export function queueStateOf(status: DeliveryStatus): QueueState {
	return QUEUE_STATES[status];
}

/** @returns undefined for an event that no longer exists */
export function statusOf(state: JobState | 'unknown'): DeliveryStatus | undefined {
	return DELIVERY_STATUSES.find((status) => QUEUE_STATES[status] === state);
}

/** The status of an event that was found in a state of the queue, and may have moved on until it was read. */
export function statusWhenRead(
	foundIn: QueueState,
	{ finished }: Pick<JobOutline<unknown>, 'finished'>,
): DeliveryStatus {
	const isBackInQueue = finished === undefined && (foundIn === 'completed' || foundIn === 'failed');
	const state = isBackInQueue ? 'waiting' : (finished?.state ?? foundIn);
	return DELIVERY_STATUSES.find((status) => QUEUE_STATES[status] === state) ?? 'queued';
}
