import type { RequestListener } from 'node:http';
import type { SubscriptionDirectory } from '../../subscriptions/subscriptionDirectory';
import type { CallbackMetrics } from './callbackMetrics';
import type { CallbackReceiver } from './callbackReceiver';

/** The path of a callback URL, as the worker issues it. */
const CALLBACK_PATH = /^\/callbacks\/([\w-]+)$/;

export interface CallbacksFirstParts {
	directory: Pick<SubscriptionDirectory, 'withRouteKey'>;
	receiver: Pick<CallbackReceiver, 'receive'>;
	metrics: Pick<CallbackMetrics, 'measure'>;
}

/**
 * Answers callbacks of known subscriptions before the app sees them: they are nearly all of the traffic, and
 * the app's routing would cost a fifth of the time that a callback takes. All other requests go to the app,
 * also callbacks that need a look into the store or a limit.
 */
export function callbacksFirst(
	{ directory, receiver, metrics }: CallbacksFirstParts,
	app: RequestListener,
): RequestListener {
	return (request, response) => {
		const { method, url = '' } = request;
		const routeKey = method === 'POST' ? CALLBACK_PATH.exec(url)?.[1] : undefined;
		const subscription = routeKey === undefined ? undefined : directory.withRouteKey(routeKey);
		if (subscription === undefined) return app(request, response);
		metrics.measure(response);
		void receiver.receive(request, response, subscription);
	};
}
