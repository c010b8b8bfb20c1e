import type { RequestHandler } from 'express';
import type { CallbackOutcome, Metrics } from '../metrics/metrics';

const OUTCOMES: Record<number, CallbackOutcome> = {
	401: 'bad_signature',
	404: 'unknown_route',
	413: 'too_large',
	429: 'flooded',
};

/** Counts and times callbacks by answer. Ignores the worker's self-tests. */
export function measureCallbacks({ callbacks, callbackDuration }: Metrics): RequestHandler {
	return (_request, response, next) => {
		const stop = callbackDuration.startTimer();
		response.once('finish', () => {
			if (response.locals.selfTest === true) return;
			stop();
			callbacks.inc({
				outcome: outcomeOf(response.statusCode, response.locals.duplicate === true),
			});
		});
		next();
	};
}

function outcomeOf(status: number, duplicate: boolean): CallbackOutcome {
	if (status === 204) return duplicate ? 'duplicate' : 'accepted';
	if (status >= 500) return 'unavailable';
	return OUTCOMES[status] ?? 'malformed';
}
