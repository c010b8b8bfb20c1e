import { isDeepStrictEqual } from 'node:util';
import type { CallbackAttempt } from '../simulator';
import { Disruptions } from './disruptions';

/** An event that n8n accepted. */
export interface Arrival {
	/** Unix time in ms of this machine. */
	at: number;
	/** The event's unique name. */
	name: string;
	/** The worker's id of the event. */
	eventId: string;
	/** Autodesk's id of the delivery, if it sent one. */
	deliveryId: string | null;
	payload: unknown;
	/** The remote port of the delivery. */
	port: number;
	/** Why n8n's answer did not reach the worker; undefined if it was sent completely. */
	spoilt?: string;
	/** The worker's own record of its attempts; only queried if nothing else explains a duplicate. */
	noted?: readonly string[];
}

const UNEXPLAINED = 'UNEXPLAINED: delivered again for no visible reason';
/** The worker's record of an attempt that timed out. */
const TIMED_OUT = /^No answer within/;

/** The result of a case. */
export interface Balance {
	/** Events that happened at Autodesk. */
	sent: number;
	/** Number of these that were answered with 204 at least once. */
	answered: number;
	/** Number of answered events that n8n accepted. */
	arrived: number;
	/** Names of answered events that n8n did not accept. */
	lost: string[];
	/** Number of times that n8n accepted an event again. */
	doubled: number;
	/** Number of duplicates by reason. */
	reasons: Map<string, number>;
	/** Names of events that arrived with different content. */
	damaged: string[];
	/** Names of events that n8n received but Autodesk never sent. */
	invented: string[];
	/** Events whose retries ran out without a 204. */
	givenUp: number;
}

/**
 * Compares the worker's answers to Autodesk with the events that n8n accepted.
 *
 * It reads Autodesk's own log, so it needs no bookkeeping during disruptions.
 */
export class Ledger {
	readonly disruptions = new Disruptions();
	readonly #sent = new Set<string>();
	readonly #arrivals = new Map<string, Arrival[]>();
	/** The attempts of Autodesk's log that were read so far. */
	readonly #read = new WeakSet<CallbackAttempt>();
	readonly #payloads = new Map<string, Record<string, unknown>>();
	readonly #answered = new Set<string>();
	/** When Autodesk first sent an event, Unix time in ms, by its name. */
	readonly #firstTries = new Map<string, number>();

	#attempts: () => readonly CallbackAttempt[] = () => [];

	/** @param attempts every callback attempt of Autodesk so far */
	readAttempts(attempts: () => readonly CallbackAttempt[]): void {
		this.#attempts = attempts;
	}

	noteSent(name: string): void {
		this.#sent.add(name);
	}

	noteArrival(arrival: Arrival): void {
		const known = this.#arrivals.get(arrival.name);
		if (known) known.push(arrival);
		else this.#arrivals.set(arrival.name, [arrival]);
	}

	/** Names of events that were answered with 204 but that n8n has not accepted. */
	missing(): string[] {
		this.#readLog();
		return [...this.#answered].filter((name) => !this.#arrivals.has(name));
	}

	/**
	 * Queries the worker about duplicates that nothing visible from outside explains.
	 *
	 * @param reasonsOf the worker's records of its failed attempts for an event
	 */
	async ask(reasonsOf: (eventId: string) => Promise<string[]>): Promise<void> {
		for (const arrivals of this.#arrivals.values()) {
			for (const [index, again] of arrivals.slice(1).entries()) {
				const first = arrivals[index];
				if (this.#reasonOf(first, again) !== UNEXPLAINED) continue;
				first.noted = await reasonsOf(first.eventId);
			}
		}
	}

	balance(): Balance {
		const lost = this.missing();
		const reasons = this.#reasonsOfDuplicates();
		return {
			sent: this.#sent.size,
			answered: this.#answered.size,
			arrived: this.#answered.size - lost.length,
			lost,
			doubled: [...reasons.values()].reduce((sum, count) => sum + count, 0),
			reasons,
			damaged: this.#damaged(),
			invented: [...this.#arrivals.keys()].filter((name) => !this.#sent.has(name)),
			givenUp: this.#sent.size - this.#answered.size,
		};
	}

	#readLog(): void {
		for (const attempt of this.#attempts()) {
			if (this.#read.has(attempt)) continue;
			this.#read.add(attempt);
			const { payload } = JSON.parse(attempt.body) as { payload: Record<string, unknown> };
			const name = String(payload.name);
			this.#payloads.set(name, payload);
			if (!this.#firstTries.has(name)) this.#firstTries.set(name, Date.parse(attempt.at));
			if (attempt.status === 204) this.#answered.add(name);
		}
	}

	#damaged(): string[] {
		return [...this.#arrivals]
			.filter(([name, arrivals]) => {
				const sent = this.#payloads.get(name);
				return sent && arrivals.some(({ payload }) => !isDeepStrictEqual(payload, sent));
			})
			.map(([name]) => name);
	}

	#reasonsOfDuplicates(): Map<string, number> {
		const reasons = new Map<string, number>();
		for (const arrivals of this.#arrivals.values()) {
			for (const [index, arrival] of arrivals.slice(1).entries()) {
				const reason = this.#reasonOf(arrivals[index], arrival);
				reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
			}
		}
		return reasons;
	}

	#reasonOf(first: Arrival, second: Arrival): string {
		if (first.eventId !== second.eventId) {
			if (first.deliveryId !== second.deliveryId) {
				return 'stored twice: repeated with a new delivery id';
			}
			const sentAt = this.#firstTries.get(first.name) ?? first.at;
			return this.disruptions.forgotten(sentAt, second.at)
				? 'stored twice: repeated when the clock was more than seven days ahead'
				: 'UNEXPLAINED: stored twice';
		}
		return (
			first.spoilt ?? this.disruptions.between(first, second) ?? explanationIn(first.noted ?? [])
		);
	}
}

/** On a busy machine, an answer can leave n8n in time but reach the worker too late. */
function explanationIn(noted: readonly string[]): string {
	if (noted.length === 0) return UNEXPLAINED;
	return noted.every((reason) => TIMED_OUT.test(reason))
		? "n8n's answer was on its way when the worker's timeout expired"
		: `${UNEXPLAINED}; the worker recorded: ${noted.join(', ')}`;
}
