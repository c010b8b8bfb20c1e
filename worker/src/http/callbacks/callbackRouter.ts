import { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { EXTRACT_PATH } from '../../../../protocol/callbacks/dataExtractCallback';
import { STORE_DEADLINE } from '../../intake/intake';
import { withDeadline } from '../../store/deadline';
import type { Subscription } from '../../subscriptions/subscription';
import type { SubscriptionDirectory } from '../../subscriptions/subscriptionDirectory';
import { limitKey } from '../limitKey';
import { notFound, Problem, sendProblem } from '../problem';
import type { CallbackMetrics } from './callbackMetrics';
import type { CallbackReceiver } from './callbackReceiver';

/**
 * Callbacks to unknown URLs per minute and address. Beyond this, the store is no longer queried.
 */
const STRAYS_PER_MINUTE = 300;

const OF_WEBHOOKS = '/:routeKey';
const OF_DATA_EXTRACTS = `/:routeKey/${EXTRACT_PATH}/:extractKey`;
const ALL = [OF_WEBHOOKS, OF_DATA_EXTRACTS];

/**
 * `POST /callbacks/{routeKey}`: where Autodesk sends its events, as far as `callbacksFirst` leaves them to
 * it. Below it, `data-extracts/{secret}` is where Autodesk reports that a data extract has run.
 */
export function callbackRouter(
	directory: SubscriptionDirectory,
	receiver: CallbackReceiver,
	metrics: CallbackMetrics,
): Router {
	const router = Router();
	router.use((_request, response, next) => {
		metrics.measure(response);
		next();
	});

	// Never limit a URL that we issued: behind a proxy, all callers can share one address, and even
	// Autodesk sends stray callbacks of deleted subscriptions along with the genuine ones.
	router.post(
		ALL,
		rateLimit({
			windowMs: 60_000,
			limit: STRAYS_PER_MINUTE,
			keyGenerator: limitKey,
			standardHeaders: 'draft-8',
			legacyHeaders: false,
			skip: ({ params }) => directory.withRouteKey(String(params.routeKey)) !== undefined,
			requestWasSuccessful: (_request, response) => response.statusCode !== 404,
			skipSuccessfulRequests: true,
			handler: (_request, response) => {
				const detail = 'Too many callbacks to unknown URLs';
				sendProblem(response, new Problem('tooManyRequests', detail));
			},
		}),
	);

	// The route is looked up before the body is read, so that strangers cannot make us hold megabytes.
	router.post(OF_WEBHOOKS, async (request, response) => {
		const subscription = await find(String(request.params.routeKey));
		await receiver.receive(request, response, subscription);
	});
	router.post(OF_DATA_EXTRACTS, async (request, response) => {
		const { routeKey, extractKey } = request.params;
		const subscription = await find(String(routeKey));
		await receiver.receiveDataExtract(request, response, subscription, String(extractKey));
	});
	return router;

	/** @throws Problem if there is none */
	async function find(routeKey: string): Promise<Subscription> {
		const found = directory.findByRouteKey(routeKey);
		const subscription = await withDeadline(found, STORE_DEADLINE);
		if (!subscription) throw notFound('callback URL');
		return subscription;
	}
}
