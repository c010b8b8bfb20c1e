import { findEvent } from './eventCatalogue';
import { WORKER_EVENTS, WORKER_SYSTEM } from './workerEvents';

/** An event as the trigger node names it, e.g. `Docs File: Version Added`; undefined for one without a name. */
export function eventName(system: string, event: string): string | undefined {
	if (system === WORKER_SYSTEM) {
		const known = WORKER_EVENTS.find((one) => one.event === event);
		return known && `Worker: ${known.name}`;
	}
	const known = findEvent(system, event);
	return known && `${known.label}: ${known.name}`;
}

/** The same, or the event's ID if it has no name. */
export function eventNameOrId(system: string, event: string): string {
	return eventName(system, event) ?? event;
}
