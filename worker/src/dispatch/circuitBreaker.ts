export type CircuitState =
	/** Deliveries go to the target. */
	| 'closed'
	/** Deliveries to the target are paused. */
	| 'open'
	/** One trial delivery shows whether the target has recovered. */
	| 'half-open';

/** Consecutive failures that open the circuit breaker. */
const FAILURES_TO_OPEN = 5;
/** First pause, in ms. It doubles each time the trial delivery fails. */
const FIRST_PAUSE = 5_000;
/** Longest pause before a trial delivery, in ms, and so the slowest recovery. */
const LONGEST_PAUSE = 120_000;

/**
 * Pauses deliveries to a target that keeps failing, so that it wastes no resources and can recover.
 */
export class CircuitBreaker {
	#failures = 0;
	#pause = FIRST_PAUSE;
	#openUntil = 0;
	#state: CircuitState = 'closed';

	get state(): CircuitState {
		return this.#state;
	}

	/** When the next trial delivery is due, Unix time in ms. Meaningful only while open. */
	get openUntil(): number {
		return this.#openUntil;
	}

	succeeded(): void {
		this.#failures = 0;
		this.#pause = FIRST_PAUSE;
		this.#state = 'closed';
	}

	/**
	 * @param now Unix time in ms
	 * @param retryAfter what the target asked for, in ms
	 */
	failed(now: number, retryAfter = 0): void {
		this.#failures += 1;
		if (this.#state === 'closed' && this.#failures < FAILURES_TO_OPEN) return;
		if (this.#state === 'open') return; // from a delivery that was in progress when it opened
		this.#state = 'open';
		this.#openUntil = now + Math.min(Math.max(this.#pause, retryAfter), LONGEST_PAUSE);
		this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
	}

	/** Allows a trial delivery. Call it when the pause is over, or on request. */
	halfOpen(): void {
		if (this.#state === 'open') this.#state = 'half-open';
	}
}
