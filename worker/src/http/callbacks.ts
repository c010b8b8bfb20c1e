import type { IncomingHttpHeaders } from 'node:http';
import express, { Router, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { DELIVERY_ID_HEADER, MAX_CALLBACK_BYTES } from '../../../protocol/callbacks/callback';
import { CALLBACK_SIGNATURE_HEADER } from '../../../protocol/callbacks/callbackSignature';
import {
	EXTRACT_PATH,
	MAX_EXTRACT_CALLBACK_BYTES,
} from '../../../protocol/callbacks/dataExtractCallback';
import { STORE_DEADLINE, type Intake, type IntakeOutcome } from '../intake/intake';
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

const OF_WEBHOOKS = '/:routeKey';
const OF_DATA_EXTRACTS = `/:routeKey/${EXTRACT_PATH}/:extractKey`;
const ALL = [OF_WEBHOOKS, OF_DATA_EXTRACTS];

/**
 * `POST /callbacks/{routeKey}`: where Autodesk sends its events. Below it, `data-extracts/{secret}` is where
 * Autodesk reports that a data extract has run.
 */
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
		ALL,
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
	router.post(ALL, async (request, response, next) => {
		const found = directory.findByRouteKey(String(request.params.routeKey));
		const subscription = await withDeadline(found, STORE_DEADLINE);
		if (!subscription) throw notFound('callback URL');
		response.locals.subscription = subscription;
		next();
	});

	// Compressed bodies are refused: the signature is over the bytes that Autodesk sends.
	const read = (limit: number) => express.raw({ type: () => true, limit, inflate: false });
	router.post(OF_WEBHOOKS, read(MAX_CALLBACK_BYTES));
	router.post(OF_DATA_EXTRACTS, read(MAX_EXTRACT_CALLBACK_BYTES));

	router.post(OF_DATA_EXTRACTS, async (request, response) => {
		const subscription = response.locals.subscription as Subscription;
		const received = { body: bodyOf(request), headers: keptHeaders(request.headers) };
		const outcome = await intake.receiveDataExtract(
			subscription,
			String(request.params.extractKey),
			received,
		);
		answer(response, outcome, { subscription: subscription.id });
	});

	router.post(OF_WEBHOOKS, async (request, response) => {
		const subscription = response.locals.subscription as Subscription;
		const received = {
			body: bodyOf(request),
			signature: request.get(CALLBACK_SIGNATURE_HEADER),
			deliveryId: request.get(DELIVERY_ID_HEADER),
			headers: keptHeaders(request.headers),
		};
		const outcome = await intake.receive(subscription, received);
		const facts = { subscription: subscription.id, delivery: loggedId(received.deliveryId) };
		if (outcome.kind === 'rejected' && outcome.status === 401) {
			quarantine.refused(subscription, received);
		}
		answer(response, outcome, facts);
	});

	return router;

	/** @throws Problem for a callback that is refused */
	function answer(response: Response, outcome: IntakeOutcome, facts: object): void {
		if (outcome.kind === 'rejected') {
			const { status, reason } = outcome;
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
	}
}

function bodyOf({ body }: Request): Buffer {
	return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
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
