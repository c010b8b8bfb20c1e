import type { WatchKindId } from '../../../protocol/events/watchKinds';
import { WORKER_SYSTEM } from '../../../protocol/events/workerEvents';
import type { WorkerEventId } from '../../../protocol/events/workerEvents';

/** Value under Trigger On of an event that the worker reports about itself. */
export function workerEventValue(event: WorkerEventId): string {
	return `${WORKER_SYSTEM}/${event}`;
}

/** Value under Trigger On of changes that the worker finds by polling. */
export function watchValue(kind: WatchKindId): string {
	return `watch/${kind}`;
}
