import type { DeliveredEvent } from '../../../nodes/shared/protocol/delivery';

/** The later events come after the earlier one by this much, in ms. */
const MARGIN = 1_000;
/** An event that has not been tried again this long after its time, in ms, is not waited for. */
const FORGET_AFTER = 5 * 60_000;

interface Hold {
	/** The earliest event of the file that has not been delivered. */
	eventId: string;
	/** When it is tried again, Unix time in ms. */
	until: number;
}

/**
 * What an event is about, over all its versions: the key that order is kept by. Version URNs end in
 * `?version=<n>`.
 *
 * @returns undefined when the event does not say
 */
export function fileOf({ payload, resourceUrn }: DeliveredEvent): string | undefined {
	if (typeof payload.lineageUrn === 'string') return payload.lineageUrn;
	return resourceUrn?.replace(/\?version=\d+$/, '');
}

/** Holds the later events of a file back while an earlier one waits for its next attempt. */
export class FileOrder {
	readonly #holds = new Map<string, Hold>();

	/** Notes that an event of this file is tried again at a later time. */
	hold(file: string, eventId: string, until: number): void {
		const hold = this.#holds.get(file);
		if (!hold || eventId <= hold.eventId) this.#holds.set(file, { eventId, until });
	}

	/** Notes that an event is done with, delivered or not. */
	release(file: string, eventId: string): void {
		if (this.#holds.get(file)?.eventId === eventId) this.#holds.delete(file);
	}

	/**
	 * Until when an event has to wait for an earlier one, Unix time in ms; undefined: not at all.
	 *
	 * @param now Unix time in ms
	 */
	heldUntil(file: string, eventId: string, now: number): number | undefined {
		const hold = this.#holds.get(file);
		if (!hold || eventId <= hold.eventId) return undefined;
		// The earlier event does not come back: somebody discarded it, or replays it elsewhere.
		if (now > hold.until + FORGET_AFTER) {
			this.#holds.delete(file);
			return undefined;
		}
		return Math.max(hold.until, now) + MARGIN;
	}
}
