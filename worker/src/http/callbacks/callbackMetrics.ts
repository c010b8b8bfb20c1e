import type { ServerResponse } from 'node:http';
import type { CallbackOutcome, Metrics } from '../../metrics/metrics';

const OUTCOMES: Readonly<Record<number, CallbackOutcome>> = {
	401: 'bad_signature',
	404: 'unknown_route',
	413: 'too_large',
	429: 'flooded',
};

/** What a 204 can stand for besides a new event. */
type Answered = 'duplicate' | 'self-test';

/** Counts and times callbacks by answer. Ignores the worker's self-tests. */
export class CallbackMetrics {
	readonly #answered = new WeakMap<ServerResponse, Answered>();

	constructor(private readonly metrics: Pick<Metrics, 'callbacks' | 'callbackDuration'>) {}

	/** Measures from now until the answer has been sent. */
	measure(response: ServerResponse): void {
		const { callbacks, callbackDuration } = this.metrics;
		const startedAt = performance.now();
		response.once('finish', () => {
			const answered = this.#answered.get(response);
			if (answered === 'self-test') return;
			callbackDuration.observe((performance.now() - startedAt) / 1000);
			callbacks.inc({ outcome: outcomeOf(response.statusCode, answered === 'duplicate') });
		});
	}

	/** Takes note of what a 204 stands for. */
	answers(response: ServerResponse, answered: Answered): void {
		this.#answered.set(response, answered);
	}
}

function outcomeOf(status: number, duplicate: boolean): CallbackOutcome {
	if (status === 204) return duplicate ? 'duplicate' : 'accepted';
	if (status >= 500) return 'unavailable';
	return OUTCOMES[status] ?? 'malformed';
}
