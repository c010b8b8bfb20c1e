import type { FinishedStatus, JobState } from 'bullmq';
import {
	DELIVERY_STATUSES,
	type DeliveryStatus,
} from '../../../protocol/worker/api/shapes/delivery';

type QueueState = 'waiting' | 'active' | 'delayed' | FinishedStatus;

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
