import type { Quota } from './quotas';

const WINDOW_MS = 60_000;

/** How long to wait while all calls that are allowed at once are in flight. */
const IN_FLIGHT_MS = 250;

/**
 * The calls that a rate limit allows, shared by everybody who makes them. A call counts until one minute
 * after its answer: whenever Autodesk's minute begins, no more calls arrive in it than are allowed.
 */
export class CallBudget {
	#inFlight = 0;
	/** When the calls of the last minute were answered, Unix time in ms, oldest first. */
	#answers: number[] = [];
	#pausedUntil = 0;

	/**
	 * Takes a call if one is left.
	 *
	 * @param now Unix time in ms
	 * @returns 0 if it may be sent, otherwise how long to wait before asking again, in ms
	 */
	take(now: number, perMinute: number): number {
		if (now < this.#pausedUntil) return this.#pausedUntil - now;
		// A clock that was set back must not make anybody wait longer than a minute.
		this.#answers = this.#answers.filter((time) => time <= now && time + WINDOW_MS > now);
		if (this.#inFlight + this.#answers.length < perMinute) {
			this.#inFlight += 1;
			return 0;
		}
		const [oldest] = this.#answers;
		return oldest === undefined ? IN_FLIGHT_MS : oldest + WINDOW_MS - now;
	}

	/** Records that a call that was taken is over, whatever became of it. */
	answered(now: number): void {
		this.#inFlight -= 1;
		this.#answers.push(now);
	}

	/** Nobody gets a call for so many ms, because Autodesk asks one of them to wait. */
	pause(now: number, milliseconds: number): void {
		this.#pausedUntil = Math.max(this.#pausedUntil, now + milliseconds);
	}
}

/** The budgets of one app, by rate limit. */
export class CallBudgets {
	readonly #budgets = new Map<string, CallBudget>();

	of({ name }: Quota): CallBudget {
		const known = this.#budgets.get(name);
		if (known !== undefined) return known;
		const budget = new CallBudget();
		this.#budgets.set(name, budget);
		return budget;
	}
}
