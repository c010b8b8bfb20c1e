import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { DELIVERY_ID_HEADER, MAX_CALLBACK_BYTES } from '../../../../protocol/callbacks/callback';
import { CALLBACK_SIGNATURE_HEADER } from '../../../../protocol/callbacks/callbackSignature';
import { MAX_EXTRACT_CALLBACK_BYTES } from '../../../../protocol/callbacks/dataExtractCallback';
import type { Intake, IntakeOutcome } from '../../intake/intake';
import { SELF_TEST_HEADER } from '../../intake/selfTest';
import type { Quarantine } from '../../quarantine/quarantine';
import type { Subscription } from '../../subscriptions/subscription';
import { answerError, Problem } from '../problem';
import type { CallbackMetrics } from './callbackMetrics';
import { readBody } from './readBody';

const PROBLEM_CODES = {
	400: 'malformedRequest',
	401: 'notAuthorized',
} as const;

export interface CallbackReceiverParts {
	intake: Intake;
	quarantine: Quarantine;
	metrics: CallbackMetrics;
	log: Logger;
}

/**
 * Answers the callbacks of a known subscription. It needs nothing of Express, which costs more than it does
 * for most callbacks. Its methods never reject: whatever goes wrong is answered.
 */
export class CallbackReceiver {
	constructor(private readonly parts: CallbackReceiverParts) {}

	/** Answers a callback of a webhook. */
	async receive(
		request: IncomingMessage,
		response: ServerResponse,
		subscription: Subscription,
	): Promise<void> {
		const { intake, quarantine, log } = this.parts;
		try {
			const { headers } = request;
			const received = {
				body: await readBody(request, MAX_CALLBACK_BYTES),
				signature: textOf(headers[CALLBACK_SIGNATURE_HEADER]),
				deliveryId: textOf(headers[DELIVERY_ID_HEADER]),
				headers: keptHeaders(headers),
			};
			const outcome = await intake.receive(subscription, received);
			if (outcome.kind === 'rejected' && outcome.status === 401) {
				quarantine.refused(subscription, received);
			}
			const delivery = loggedId(received.deliveryId);
			this.#answer(response, outcome, { subscription: subscription.id, delivery });
		} catch (error) {
			answerError(error, request.url, response, log);
		}
	}

	/** Answers a callback of a data extract. @param key the secret in its URL */
	async receiveDataExtract(
		request: IncomingMessage,
		response: ServerResponse,
		subscription: Subscription,
		key: string,
	): Promise<void> {
		const { intake, log } = this.parts;
		try {
			const body = await readBody(request, MAX_EXTRACT_CALLBACK_BYTES);
			const headers = keptHeaders(request.headers);
			const outcome = await intake.receiveDataExtract(subscription, key, { body, headers });
			this.#answer(response, outcome, { subscription: subscription.id });
		} catch (error) {
			answerError(error, request.url, response, log);
		}
	}

	/** @throws Problem for a callback that is refused */
	#answer(response: ServerResponse, outcome: IntakeOutcome, facts: object): void {
		const { log, metrics } = this.parts;
		if (outcome.kind === 'rejected') {
			const { status, reason } = outcome;
			log.warn({ ...facts, status, reason }, 'callback refused');
			throw new Problem(PROBLEM_CODES[status], reason);
		}
		if (outcome.kind === 'self-test') {
			metrics.answers(response, 'self-test');
			response.setHeader(SELF_TEST_HEADER, outcome.answer);
		} else {
			log.info({ ...facts, event: outcome.eventId }, `event ${outcome.kind}`);
			if (outcome.kind === 'duplicate') metrics.answers(response, 'duplicate');
		}
		response.writeHead(204).end();
	}
}

/** Node.js makes a list of a few repeated headers only, none of which is read here. */
function textOf(header: string | string[] | undefined): string | undefined {
	return typeof header === 'string' ? header : undefined;
}

/** Autodesk can look up a callback by this id. Any other value is kept out of the log. */
function loggedId(deliveryId: string | undefined): string | undefined {
	return deliveryId !== undefined && /^[\w-]{1,64}$/.test(deliveryId) ? deliveryId : undefined;
}

/** Headers that help to trace a callback at Autodesk, or to find out who really sent it. */
const KEPT_HEADERS = ['content-type', 'user-agent', DELIVERY_ID_HEADER, 'x-request-id'];

function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
	const kept: Record<string, string> = {};
	for (const name of KEPT_HEADERS) {
		const value = headers[name];
		if (typeof value === 'string') kept[name] = value;
	}
	return kept;
}
