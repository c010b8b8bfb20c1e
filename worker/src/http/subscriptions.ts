import type { Response } from 'express';
import type { z } from 'zod';
import type { TestDelivery } from '../dispatch/testDelivery';
import type { Subscription } from '../subscriptions/subscription';
import type { Subscriptions } from '../subscriptions/subscriptions';
import { listOf } from './answers/list';
import { registrationAnswer, subscriptionAnswer, testAnswer } from './answers/subscriptionAnswers';
import { ApiRouter } from './apiRouter';
import { notFound, Problem } from './problem';
import { newSubscription, subscriptionChange } from './subscriptionInput';

export interface SubscriptionsParts {
	subscriptions: Subscriptions;
	testDelivery: TestDelivery;
	/** The public callback URL with this route key. */
	callbackUrl: (routeKey: string) => string;
}

/** `/api/v1/subscriptions`: what the Trigger node registers, and operators look after. */
export function subscriptions(parts: SubscriptionsParts): ApiRouter {
	const { subscriptions: all, testDelivery, callbackUrl } = parts;
	const router = new ApiRouter('What the Trigger node registers: who gets events, and how');

	/** The subscription as callers see it. Its secrets are told to nobody but who registers it. */
	const view = (subscription: Subscription): z.input<typeof subscriptionAnswer> => {
		const { id, target, label, status, routeKey } = subscription;
		const { hooks, concurrency, batch, acknowledge, order, workerEvents } = subscription;
		const { createdAt, updatedAt } = subscription;
		return {
			...{ id, target, label, status, callbackUrl: callbackUrl(routeKey) },
			...{ hooks, concurrency, batch, acknowledge, order, workerEvents, createdAt, updatedAt },
		};
	};

	const send = (response: Response, subscription: Subscription | undefined): void => {
		if (!subscription) throw notFound('subscription');
		response.json(view(subscription));
	};

	const registration = {
		id: 'registerTarget',
		summary: 'Make the subscription of a target, or change the one it has',
		body: newSubscription,
		answers: { 200: registrationAnswer, 201: registrationAnswer },
	};
	router.post('/', registration, async ({ body, response }) => {
		const { target, ...settings } = body;
		const outcome = await all.register(target, settings);
		if (outcome.kind === 'target not allowed') throw targetNotAllowed(target);
		const { kind, subscription } = outcome;
		response
			.status(kind === 'created' ? 201 : 200)
			.location(`/api/v1/subscriptions/${subscription.id}`)
			.json({ ...view(subscription), callbackSecret: subscription.callbackSecret });
	});

	const list = {
		id: 'listSubscriptions',
		summary: 'All subscriptions, the oldest first',
		answers: { 200: listOf(subscriptionAnswer) },
	};
	router.get('/', list, async ({ response }) => {
		response.json({ data: (await all.all()).map(view) });
	});

	const one = {
		id: 'getSubscription',
		summary: 'One subscription',
		answers: { 200: subscriptionAnswer },
	};
	router.get('/:id', one, async ({ params, response }) => {
		send(response, await all.get(params.id));
	});

	const change = {
		id: 'changeSubscription',
		summary: 'Change settings of a subscription',
		body: subscriptionChange,
		answers: { 200: subscriptionAnswer },
	};
	router.patch('/:id', change, async ({ params, body, response }) => {
		send(response, await all.update(params.id, body));
	});

	const removal = {
		id: 'deleteSubscription',
		summary: 'Delete a subscription and its events',
		answers: { 204: null },
	};
	router.delete('/:id', removal, async ({ params: { id }, response }) => {
		if (!(await all.delete(id))) throw notFound('subscription');
		response.status(204).end();
	});

	const pause = {
		id: 'pauseSubscription',
		summary: 'Keep events, and deliver none',
		answers: { 200: subscriptionAnswer },
	};
	router.post('/:id/pause', pause, async ({ params, response }) => {
		send(response, await all.setStatus(params.id, 'paused'));
	});

	const resume = {
		id: 'resumeSubscription',
		summary: 'Deliver again',
		answers: { 200: subscriptionAnswer },
	};
	router.post('/:id/resume', resume, async ({ params, response }) => {
		send(response, await all.setStatus(params.id, 'active'));
	});

	const test = {
		id: 'testSubscription',
		summary: 'Deliver a made-up event, past the queue',
		answers: { 200: testAnswer },
	};
	router.post('/:id/test', test, async ({ params, response }) => {
		const subscription = await all.get(params.id);
		if (!subscription) throw notFound('subscription');
		response.json(await testDelivery.send(subscription));
	});

	return router;
}

function targetNotAllowed(target: string): Problem {
	const { origin } = new URL(target);
	const message =
		`The worker may not deliver to ${origin}. ` +
		`Add it to its environment variable ALLOWED_TARGETS. Example: ALLOWED_TARGETS=${origin}`;
	return new Problem(422, 'Target not allowed', message, [{ field: 'target', message }]);
}
