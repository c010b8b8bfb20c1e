import { isDeepStrictEqual } from 'node:util';
import type { CallbackAttempt } from '../simulator';
import { Disruptions } from './disruptions';

/** An event that n8n took. */
export interface Arrival {
	/** Unix time in ms of this machine. */
	at: number;
	/** The event's name, which no other has. */
	name: string;
	/** As the worker calls the event. */
	eventId: string;
	/** As Autodesk calls it, if it did. */
	deliveryId: string | null;
	payload: unknown;
	/** The port from which the delivery came. */
	port: number;
	/** What kept n8n's answer from the worker; undefined: the answer went out whole. */
	spoilt?: string;
	/** What the worker itself noted about its attempts; only asked when nothing else explains a double. */
	noted?: readonly string[];
}

const UNEXPLAINED = 'UNEXPLAINED: delivered again for no visible reason';
/** How the worker notes an attempt that it gave up waiting for. */
const GAVE_UP = /^No answer within/;

/** What must be true of a case in the end. */
export interface Balance {
	/** Events that happened at Autodesk. */
	sent: number;
	/** Of these, answered with 204 at least once. */
	answered: number;
	/** Of those answered, the ones that n8n took, unchanged. */
	arrived: number;
	/** Names of those that n8n did not take. */
	lost: string[];
	/** How often n8n took an event that it had taken before. */
	doubled: number;
	/** Why, and how often for that reason. */
	reasons: Map<string, number>;
	/** Names of events that arrived with other content than was sent. */
	damaged: string[];
	/** Names of events that n8n got and Autodesk never sent. */
	invented: string[];
	/** Events that Autodesk gave up without any 204. */
	givenUp: number;
}

/**
 * Compares what the worker answered to Autodesk with what n8n took.
 *
 * It reads Autodesk's own log, so there is nothing to keep in step while things break.
 */
export class Ledger {
	readonly disruptions = new Disruptions();
	readonly #sent = new Set<string>();
	readonly #arrivals = new Map<string, Arrival[]>();
	/** What was read of Autodesk's log so far. */
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

	/** Names of events that were answered with 204 and that n8n has not taken. */
	missing(): string[] {
		this.#readLog();
		return [...this.#answered].filter((name) => !this.#arrivals.has(name));
	}

	/**
	 * Asks the worker about doubles that nothing seen from outside explains.
	 *
	 * @param reasonsOf what the worker noted about its failed attempts at an event
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
		const reasons = this.#reasonsOfDoubles();
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

	#reasonsOfDoubles(): Map<string, number> {
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
				return 'stored twice: sent again under another delivery id';
			}
			const sentAt = this.#firstTries.get(first.name) ?? first.at;
			return this.disruptions.forgotten(sentAt, second.at)
				? 'stored twice: sent again when the clock was more than seven days ahead'
				: 'UNEXPLAINED: stored twice';
		}
		return (
			first.spoilt ?? this.disruptions.between(first, second) ?? explanationIn(first.noted ?? [])
		);
	}
}

/** On a busy machine an answer may leave n8n in time, and reach the worker too late. */
function explanationIn(noted: readonly string[]): string {
	if (noted.length === 0) return UNEXPLAINED;
	return noted.every((reason) => GAVE_UP.test(reason))
		? "n8n's answer was on its way when the worker gave up waiting"
		: `${UNEXPLAINED}; the worker noted: ${noted.join(', ')}`;
}
