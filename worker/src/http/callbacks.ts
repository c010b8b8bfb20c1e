import type { IncomingHttpHeaders } from 'node:http';
import express, { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { DELIVERY_ID_HEADER, MAX_CALLBACK_BYTES } from '../../../protocol/callbacks/callback';
import { CALLBACK_SIGNATURE_HEADER } from '../../../protocol/callbacks/callbackSignature';
import { STORE_DEADLINE, type Intake } from '../intake/intake';
import { SELF_TEST_HEADER } from '../intake/selfTest';
import { withDeadline } from '../store/deadline';
import type { Subscription } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import type { Metrics } from '../metrics/metrics';
import type { Quarantine } from '../quarantine/quarantine';
import { measureCallbacks } from './callbackMetrics';
import { limitKey } from './limitKey';
import { notFound, Problem, sendProblem } from './problem';

/**
 * Callbacks to unknown URLs per minute and address. Beyond this, the store is no longer queried.
 */
const STRAYS_PER_MINUTE = 300;

const PROBLEM_CODES = {
	400: 'malformedRequest',
	401: 'notAuthorized',
} as const;

/** `POST /callbacks/{routeKey}`: where Autodesk sends its events. */
export function callbacks(
	directory: SubscriptionDirectory,
	intake: Intake,
	quarantine: Quarantine,
	metrics: Metrics,
	log: Logger,
): Router {
	const router = Router();
	router.use(measureCallbacks(metrics));

	// Never limit a URL that we issued: behind a proxy, all callers can share one address, and even
	// Autodesk sends stray callbacks of deleted subscriptions along with the genuine ones.
	router.post(
		'/:routeKey',
		rateLimit({
			windowMs: 60_000,
			limit: STRAYS_PER_MINUTE,
			keyGenerator: limitKey,
			standardHeaders: 'draft-8',
			legacyHeaders: false,
			skip: ({ params }) => directory.knowsRouteKey(String(params.routeKey)),
			requestWasSuccessful: (_request, response) => response.statusCode !== 404,
			skipSuccessfulRequests: true,
			handler: (_request, response) => {
				const detail = 'Too many callbacks to unknown URLs';
				sendProblem(response, new Problem('tooManyRequests', detail));
			},
		}),
	);

	// The route is looked up before the body is read, so that strangers cannot make us hold megabytes.
	router.post('/:routeKey', async (request, response, next) => {
		const found = directory.findByRouteKey(request.params.routeKey);
		const subscription = await withDeadline(found, STORE_DEADLINE);
		if (!subscription) throw notFound('callback URL');
		response.locals.subscription = subscription;
		next();
	});

	// Compressed bodies are refused: the signature is over the bytes that Autodesk sends.
	router.post(
		'/:routeKey',
		express.raw({ type: () => true, limit: MAX_CALLBACK_BYTES, inflate: false }),
	);

	router.post('/:routeKey', async (request, response) => {
		const subscription = response.locals.subscription as Subscription;
		const body: unknown = request.body;
		const received = {
			body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
			signature: request.get(CALLBACK_SIGNATURE_HEADER),
			deliveryId: request.get(DELIVERY_ID_HEADER),
			headers: keptHeaders(request.headers),
		};
		const outcome = await intake.receive(subscription, received);
		const facts = { subscription: subscription.id, delivery: loggedId(received.deliveryId) };
		if (outcome.kind === 'rejected') {
			const { status, reason } = outcome;
			if (status === 401) quarantine.refused(subscription, received);
			log.warn({ ...facts, status, reason }, 'callback refused');
			throw new Problem(PROBLEM_CODES[status], reason);
		}
		if (outcome.kind === 'self-test') {
			response.locals.selfTest = true;
			response.set(SELF_TEST_HEADER, outcome.answer).status(204).end();
			return;
		}
		log.info({ ...facts, event: outcome.eventId }, `event ${outcome.kind}`);
		response.locals.duplicate = outcome.kind === 'duplicate';
		response.status(204).end();
	});

	return router;
}

/** Autodesk can look up a callback by this id. Any other value is kept out of the log. */
function loggedId(deliveryId: string | undefined): string | undefined {
	return deliveryId !== undefined && /^[\w-]{1,64}$/.test(deliveryId) ? deliveryId : undefined;
}

/** Headers that help to trace a callback at Autodesk, or to find out who really sent it. */
const KEPT_HEADERS = ['content-type', 'user-agent', DELIVERY_ID_HEADER, 'x-request-id'];

function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
	const entries = KEPT_HEADERS.map((name): [string, unknown] => [name, headers[name]]);
	return Object.fromEntries(
		entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
	);
}
