import { Router, type Response } from 'express';
import type { AllowedTargets } from '../delivery/allowedTargets';
import type { TestDelivery } from '../delivery/testDelivery';
import type { RetiredQueues } from '../subscriptions/retiredQueues';
import type { Subscription, SubscriptionStatus } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import type { SubscriptionStore } from '../subscriptions/subscriptionStore';
import { readInput } from './input';
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
export function subscriptions(parts: SubscriptionsParts): Router {
	const { store, directory, retiredQueues, targets, testDelivery, callbackUrl } = parts;
	const router = Router();

	/** The subscription as callers see it. Its secrets are told to nobody but who registers it. */
	const view = (subscription: Subscription): object => {
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

	router.post('/', async (request, response) => {
		const { target, ...settings } = readInput(newSubscription, request.body);
		if (!targets.allows(target)) throw targetNotAllowed(target);
		const { kind, subscription } = await store.register(target, settings);
		await directory.refresh();
		response
			.status(kind === 'created' ? 201 : 200)
			.location(`/api/v1/subscriptions/${subscription.id}`)
			.json({ ...view(subscription), callbackSecret: subscription.callbackSecret });
	});

	router.get('/', async (_request, response) => {
		await directory.refresh();
		const all = directory.all().sort((a, b) => a.createdAt.localeCompare(b.createdAt));
		response.json({ data: all.map(view) });
	});

	router.get('/:id', async (request, response) => {
		const subscription = await store.get(request.params.id);
		if (!subscription) throw notFound('subscription');
		response.json(view(subscription));
	});

	router.patch('/:id', async (request, response) => {
		const settings = readInput(subscriptionChange, request.body);
		await sendChanged(response, await store.update(request.params.id, settings));
	});

	router.delete('/:id', async (request, response) => {
		const { id } = request.params;
		if (!(await store.get(id))) throw notFound('subscription');
		await retiredQueues.retire(id);
		await store.delete(id);
		await directory.refresh();
		response.status(204).end();
	});

	const setStatus = (path: string, status: SubscriptionStatus): void => {
		router.post<{ id: string }>(path, async (request, response) => {
			await sendChanged(response, await store.setStatus(request.params.id, status));
		});
	};
	setStatus('/:id/pause', 'paused');
	setStatus('/:id/resume', 'active');

	router.post('/:id/test', async (request, response) => {
		const subscription = await store.get(request.params.id);
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
