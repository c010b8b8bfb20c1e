export type CircuitState =
	/** The target is thought to be well. */
	| 'closed'
	/** The target is left alone. */
	| 'open'
	/** One delivery finds out how the target is. */
	| 'half-open';

/** Failures in a row after which a target is left alone. */
const FAILURES_TO_OPEN = 5;
/** How long it is left alone the first time, doubling each time it fails again, in ms. */
const FIRST_PAUSE = 5_000;
/** The longest a target waits for its next chance, in ms, and so the slowest recovery. */
const LONGEST_PAUSE = 120_000;

/** Leaves a target alone that fails again and again, so that it costs nothing and can recover. */
export class CircuitBreaker {
	#failures = 0;
	#pause = FIRST_PAUSE;
	#openUntil = 0;
	#state: CircuitState = 'closed';

	get state(): CircuitState {
		return this.#state;
	}

	/** When the target gets its next chance, Unix time in ms. Has a meaning only while open. */
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
		if (this.#state === 'open') return; // of deliveries that were in progress when it opened
		this.#state = 'open';
		this.#openUntil = now + Math.min(Math.max(this.#pause, retryAfter), LONGEST_PAUSE);
		this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
	}

	/** Gives the target its chance. To be called when the time has come, or somebody asks for it. */
	halfOpen(): void {
		if (this.#state === 'open') this.#state = 'half-open';
	}
}
