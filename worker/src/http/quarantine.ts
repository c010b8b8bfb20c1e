import type { Quarantine } from '../quarantine/quarantine';
import type { Subscription } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import type { SubscriptionStore } from '../subscriptions/subscriptionStore';
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
	held: Quarantine;
	subscriptions: SubscriptionStore;
	directory: SubscriptionDirectory;
}

/** `/api/v1/quarantine`: callbacks that were refused for their signature. */
export function quarantine({ held, subscriptions, directory }: QuarantineApiParts): ApiRouter {
	const router = new ApiRouter('Callbacks that were refused for their signature');

	const find = async (id: string): Promise<Subscription> => {
		const subscription = await subscriptions.get(id);
		if (!subscription) throw notFound('subscription');
		return subscription;
	};

	/** A mistyped secret must not become one that callbacks are accepted with. */
	const addSecret = async (subscription: Subscription, secret: string): Promise<Subscription> => {
		const { genuine } = await held.verify(subscription, secret);
		if (genuine === 0) throw wrongSecret('No callback that is held was signed with this secret');
		const changed = await subscriptions.addSecret(subscription.id, secret);
		if (changed.kind === 'full') {
			throw wrongSecret('The subscription has ten further secrets: set "extraSecrets" anew');
		}
		if (changed.kind === 'missing') throw notFound('subscription');
		await directory.refresh();
		return changed.subscription;
	};

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
		response.json(await held.verify(await find(body.subscription), body.secret));
	});

	const release = {
		id: 'releaseQuarantine',
		summary: 'Pass on what is genuine by now; a secret is added to the subscription if it fits',
		body: releaseRequest,
		answers: { 200: releaseAnswer },
		problems: [404],
	} as const;
	router.post('/release', release, async ({ body: { subscription: id, secret }, response }) => {
		const subscription = await find(id);
		response.json(
			await held.release(secret ? await addSecret(subscription, secret) : subscription),
		);
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
