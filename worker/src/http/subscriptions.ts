import type { Response } from 'express';
import type { z } from 'zod';
import type { AllowedTargets } from '../dispatch/allowedTargets';
import type { TestDelivery } from '../dispatch/testDelivery';
import type { RetiredQueues } from '../subscriptions/retiredQueues';
import type { Subscription } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import type { SubscriptionStore } from '../subscriptions/subscriptionStore';
import { listOf } from './answers/list';
import { registrationAnswer, subscriptionAnswer, testAnswer } from './answers/subscriptionAnswers';
import { ApiRouter } from './apiRouter';
import { notFound, Problem } from './problem';
import { newSubscription, subscriptionChange } from './subscriptionInput';

export interface SubscriptionsParts {
	store: SubscriptionStore;
	directory: SubscriptionDirectory;
	retiredQueues: RetiredQueues;
	targets: AllowedTargets;
	testDelivery: TestDelivery;
	/** The public callback URL with this route key. */
	callbackUrl: (routeKey: string) => string;
}

/** `/api/v1/subscriptions`: what the Trigger node registers, and operators look after. */
export function subscriptions(parts: SubscriptionsParts): ApiRouter {
	const { store, directory, retiredQueues, targets, testDelivery, callbackUrl } = parts;
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

	const sendChanged = async (
		response: Response,
		subscription: Subscription | undefined,
	): Promise<void> => {
		if (!subscription) throw notFound('subscription');
		await directory.refresh();
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
		if (!targets.allows(target)) throw targetNotAllowed(target);
		const { kind, subscription } = await store.register(target, settings);
		await directory.refresh();
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
		await directory.refresh();
		const all = directory.all().sort((a, b) => a.createdAt.localeCompare(b.createdAt));
		response.json({ data: all.map(view) });
	});

	const one = {
		id: 'getSubscription',
		summary: 'One subscription',
		answers: { 200: subscriptionAnswer },
	};
	router.get('/:id', one, async ({ params, response }) => {
		const subscription = await store.get(params.id);
		if (!subscription) throw notFound('subscription');
		response.json(view(subscription));
	});

	const change = {
		id: 'changeSubscription',
		summary: 'Change settings of a subscription',
		body: subscriptionChange,
		answers: { 200: subscriptionAnswer },
	};
	router.patch('/:id', change, async ({ params, body, response }) => {
		await sendChanged(response, await store.update(params.id, body));
	});

	const removal = {
		id: 'deleteSubscription',
		summary: 'Delete a subscription and its events',
		answers: { 204: null },
	};
	router.delete('/:id', removal, async ({ params: { id }, response }) => {
		if (!(await store.get(id))) throw notFound('subscription');
		await retiredQueues.retire(id);
		await store.delete(id);
		await directory.refresh();
		response.status(204).end();
	});

	const pause = {
		id: 'pauseSubscription',
		summary: 'Keep events, and deliver none',
		answers: { 200: subscriptionAnswer },
	};
	router.post('/:id/pause', pause, async ({ params, response }) => {
		await sendChanged(response, await store.setStatus(params.id, 'paused'));
	});

	const resume = {
		id: 'resumeSubscription',
		summary: 'Deliver again',
		answers: { 200: subscriptionAnswer },
	};
	router.post('/:id/resume', resume, async ({ params, response }) => {
		await sendChanged(response, await store.setStatus(params.id, 'active'));
	});

	const test = {
		id: 'testSubscription',
		summary: 'Deliver a made-up event, past the queue',
		answers: { 200: testAnswer },
	};
	router.post('/:id/test', test, async ({ params, response }) => {
		const subscription = await store.get(params.id);
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
