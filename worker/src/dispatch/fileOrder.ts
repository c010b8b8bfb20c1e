import type { DeliveredEvent } from '../../../protocol/worker/delivery';

/** The later events come after the earlier one by this much, in ms. */
const MARGIN = 1_000;
/** An event that has not been tried again this long after its time, in ms, is not waited for. */
const FORGET_AFTER = 5 * 60_000;

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

/**
 * Holds the later events of a file back while an earlier one waits for its next attempt. Events that
 * are held back count as waiting too: they come back at the same time, in any order.
 */
export class FileOrder {
	/** By file: the events that wait, and when each of them comes back, Unix time in ms. */
	readonly #waiting = new Map<string, Map<string, number>>();
	/** When those that did not come back are looked for next, Unix time in ms. */
	#tidyAt = 0;

	/** How many files something waits for. */
	get size(): number {
		return this.#waiting.size;
	}

	/** Notes that an event of this file is tried again at a later time. */
	hold(file: string, eventId: string, until: number): void {
		const waiting = this.#waiting.get(file) ?? new Map<string, number>();
		this.#waiting.set(file, waiting.set(eventId, until));
	}

	/**
	 * Until when an event has to wait for an earlier one, Unix time in ms; undefined: not at all, and it
	 * is under way from now on.
	 *
	 * @param now Unix time in ms
	 */
	heldUntil(file: string, eventId: string, now: number): number | undefined {
		if (now >= this.#tidyAt) this.#forgetOverdue(now);
		let soonest: number | undefined;
		for (const [id, until] of this.#waiting.get(file) ?? []) {
			if (id < eventId && now <= until + FORGET_AFTER) soonest = Math.min(until, soonest ?? until);
		}
		if (soonest === undefined) {
			this.#release(file, eventId);
			return undefined;
		}
		const heldUntil = Math.max(soonest, now) + MARGIN;
		this.hold(file, eventId, heldUntil);
		return heldUntil;
	}

	/** They do not come back: somebody discarded them, or another process delivered them. */
	#forgetOverdue(now: number): void {
		this.#tidyAt = now + FORGET_AFTER;
		for (const [file, waiting] of this.#waiting) {
			for (const [id, until] of waiting) {
				if (now > until + FORGET_AFTER) this.#release(file, id);
			}
		}
	}

	#release(file: string, eventId: string): void {
		const waiting = this.#waiting.get(file);
		waiting?.delete(eventId);
		if (waiting?.size === 0) this.#waiting.delete(file);
	}
}
