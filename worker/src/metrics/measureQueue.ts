import {
	DELIVERY_STATUSES,
	type DeliveryStatus,
} from '../../../protocol/worker/api/shapes/delivery';
import { queueStateOf } from '../deliveries/deliveryStatus';
import { eventQueue, type EventQueue } from '../events/storedEvent';
import { timeOf } from '../ids/newId';
import type { Store } from '../store/store';

/** Number of retrying events that are examined to find the oldest. */
const RETRYING_EXAMINED = 1000;

export interface QueueMeasure {
	/** Events in the store by status. */
	counts: Record<DeliveryStatus, number>;
	/** Age of the oldest event that is queued or retrying, in seconds; 0 if nothing waits. */
	oldestAge: number;
}

/** Measures the queue of one subscription. */
export async function measureQueue(store: Store, subscription: string): Promise<QueueMeasure> {
	const counts = await countEvents(store, subscription);
	const queue = eventQueue(store, subscription);
	return { counts, oldestAge: await oldestAge(queue, counts.queued) };
}

/** Counts the events of one subscription by status. */
export async function countEvents(
	store: Store,
	subscription: string,
): Promise<QueueMeasure['counts']> {
	const queue = eventQueue(store, subscription);
	const states = await queue.getJobCounts(...DELIVERY_STATUSES.map(queueStateOf));
	const entries = DELIVERY_STATUSES.map((status) => [status, states[queueStateOf(status)] ?? 0]);
	return Object.fromEntries(entries) as Record<DeliveryStatus, number>;
}

/** An event's id contains the time of its receipt. */
async function oldestAge(queue: EventQueue, waiting: number): Promise<number> {
	const backend = queue.getBackend();
	const [queued = []]: string[][] =
		waiting > 0 ? await backend.getRanges(['waiting'], waiting - 1, waiting - 1) : [];
	const [retrying = []]: string[][] = await backend.getRanges(
		['delayed'],
		0,
		RETRYING_EXAMINED - 1,
		true,
	);
	const [oldest] = [...queued, ...retrying].sort();
	return oldest === undefined ? 0 : Math.max(0, (Date.now() - timeOf(oldest)) / 1000);
}
