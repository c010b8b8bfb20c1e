import type { Quarantine } from '../quarantine/quarantine';
import { releaseHeld } from '../quarantine/releaseHeld';
import type { Subscriptions } from '../subscriptions/subscriptions';
import { listOf } from './answers/list';
import {
	discardAnswer,
	heldAnswer,
	heldDetailAnswer,
	releaseAnswer,
	verdictAnswer,
} from './answers/quarantineAnswers';
import { ApiRouter } from './apiRouter';
import { notFound, Problem } from './problem';
import { discardQuery, quarantineQuery, releaseRequest, verifyRequest } from './quarantineInput';

export interface QuarantineApiParts {
	quarantine: Quarantine;
	subscriptions: Subscriptions;
}

/** `/api/v1/quarantine`: callbacks that were refused for their signature. */
export function quarantine(parts: QuarantineApiParts): ApiRouter {
	const { quarantine: held, subscriptions } = parts;
	const router = new ApiRouter('Callbacks that were refused for their signature');

	const list = {
		id: 'listQuarantine',
		summary: 'What is held, the oldest first',
		query: quarantineQuery,
		answers: { 200: listOf(heldAnswer) },
	};
	router.get('/', list, async ({ query, response }) => {
		response.json({ data: await held.list(query.subscription) });
	});

	const verification = {
		id: 'verifyQuarantine',
		summary: 'Tell how many are genuine with the secrets of the subscription, or another one',
		body: verifyRequest,
		answers: { 200: verdictAnswer },
		problems: [404],
	} as const;
	router.post('/verify', verification, async ({ body, response }) => {
		const subscription = await subscriptions.get(body.subscription);
		if (!subscription) throw notFound('subscription');
		response.json(await held.verify(subscription, body.secret));
	});

	const release = {
		id: 'releaseQuarantine',
		summary: 'Pass on what is genuine by now; a secret is added to the subscription if it fits',
		body: releaseRequest,
		answers: { 200: releaseAnswer },
		problems: [404],
	} as const;
	router.post('/release', release, async ({ body: { subscription, secret }, response }) => {
		const outcome = await releaseHeld(parts, subscription, secret);
		if (outcome.kind === 'no subscription') throw notFound('subscription');
		if (outcome.kind === 'secret refused') throw wrongSecret(outcome.reason);
		response.json(outcome.release);
	});

	const discardAll = {
		id: 'discardQuarantine',
		summary: 'Discard all of a subscription, which need not exist any more',
		query: discardQuery,
		answers: { 200: discardAnswer },
	};
	router.delete('/', discardAll, async ({ query, response }) => {
		response.json({ discarded: await held.discardAll(query.subscription) });
	});

	const one = {
		id: 'getHeldCallback',
		summary: 'One of them, with what it says',
		answers: { 200: heldDetailAnswer },
	};
	router.get('/:id', one, async ({ params, response }) => {
		const found = await held.read(params.id);
		if (!found) throw notFound('callback');
		const { headers, body } = found.callback;
		response.json({ ...found.held, headers, body: Buffer.from(body).toString() });
	});

	const discard = {
		id: 'discardHeldCallback',
		summary: 'Discard one',
		answers: { 204: null },
	};
	router.delete('/:id', discard, async ({ params, response }) => {
		if (!(await held.discard(params.id))) throw notFound('callback');
		response.status(204).end();
	});

	return router;
}

function wrongSecret(message: string): Problem {
	return new Problem(422, 'Invalid request', message, [{ field: 'secret', message }]);
}
