import { DATA_EXTRACT_EVENT_VALUE } from '../../../protocol/callbacks/dataExtractCallback';
import { CATALOGUE } from '../../../protocol/events/eventCatalogue';
import { WATCH_KIND_IDS } from '../../../protocol/events/watchKinds';
import type { WatchKindId } from '../../../protocol/events/watchKinds';
import { WORKER_EVENT_IDS, WORKER_SYSTEM } from '../../../protocol/events/workerEvents';
import type { WorkerEventId } from '../../../protocol/events/workerEvents';
import { CUSTOM_EVENT } from '../../fields/eventOptions';

/** Value under Trigger On of an event that the worker reports about itself. */
export function workerEventValue(event: WorkerEventId): string {
	return `${WORKER_SYSTEM}/${event}`;
}

/** Value under Trigger On of changes that the worker finds by polling. */
export function watchValue(kind: WatchKindId): string {
	return `watch/${kind}`;
}

/** Events for which nothing is registered at Autodesk. */
export const WORKER_EVENT_VALUES = WORKER_EVENT_IDS.map(workerEventValue);

/** Changes that the worker finds. Their account is looked up at Autodesk. */
export const WATCH_VALUES = WATCH_KIND_IDS.map(watchValue);

/** Events that need a credential for Autodesk. */
export const AUTODESK_EVENT_VALUES = [
	...CATALOGUE.map(({ value }) => value),
	...WATCH_VALUES,
	DATA_EXTRACT_EVENT_VALUE,
	CUSTOM_EVENT,
];
