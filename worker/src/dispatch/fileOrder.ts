import type { DeliveredEvent } from '../../../protocol/worker/delivery';

/** How long after the earlier event the later ones follow, in ms. */
const MARGIN = 1_000;
/** How long past its due time a retry is waited for, in ms. */
const FORGET_AFTER = 5 * 60_000;

interface WaitingEvent {
	/** When it returns, Unix time in ms. */
	until: number;
	/** When it is no longer waited for, Unix time in ms. */
	forgetAt: number;
}

/**
 * What an event is about, across all versions: the key for keeping order. Version URNs end in
 * `?version=<n>`.
 *
 * @returns undefined if the event does not contain it
 */
export function fileOf({ payload, resourceUrn }: DeliveredEvent): string | undefined {
	if (typeof payload.lineageUrn === 'string') return payload.lineageUrn;
	return resourceUrn?.replace(/\?version=\d+$/, '');
}

/**
 * Holds back the later events of a file while an earlier one waits for its next attempt. Events
 * that are held back count as waiting too: they return at the same time, in any order.
 */
export class FileOrder {
	/** By file and id. */
	readonly #waiting = new Map<string, Map<string, WaitingEvent>>();
	/** When to look for events that did not return, Unix time in ms. */
	#tidyAt = 0;

	/** How many files have waiting events. */
	get size(): number {
		return this.#waiting.size;
	}

	/**
	 * Records that an event of this file is retried later.
	 *
	 * @param until Unix time in ms
	 * @param forgetAfter how long past that time it is waited for, in ms
	 */
	hold(file: string, eventId: string, until: number, forgetAfter = FORGET_AFTER): void {
		const waiting = this.#waiting.get(file) ?? new Map<string, WaitingEvent>();
		waiting.set(eventId, { until, forgetAt: until + forgetAfter });
		this.#waiting.set(file, waiting);
	}

	/**
	 * Until when an event has to wait for an earlier one, Unix time in ms. If undefined, it need not
	 * wait, and counts as in progress from now on.
	 *
	 * @param now Unix time in ms
	 */
	heldUntil(file: string, eventId: string, now: number): number | undefined {
		if (now >= this.#tidyAt) this.#forgetOverdue(now);
		let soonest: number | undefined;
		for (const [id, { until, forgetAt }] of this.#waiting.get(file) ?? []) {
			if (id < eventId && now <= forgetAt) soonest = Math.min(until, soonest ?? until);
		}
		if (soonest === undefined) {
			this.#release(file, eventId);
			return undefined;
		}
		const heldUntil = Math.max(soonest, now) + MARGIN;
		this.hold(file, eventId, heldUntil);
		return heldUntil;
	}

	/** They do not return because a user discarded them or another process delivered them. */
	#forgetOverdue(now: number): void {
		this.#tidyAt = now + FORGET_AFTER;
		for (const [file, waiting] of this.#waiting) {
			for (const [id, { forgetAt }] of waiting) {
				if (now > forgetAt) this.#release(file, id);
			}
		}
	}

	#release(file: string, eventId: string): void {
		const waiting = this.#waiting.get(file);
		waiting?.delete(eventId);
		if (waiting?.size === 0) this.#waiting.delete(file);
	}
}
