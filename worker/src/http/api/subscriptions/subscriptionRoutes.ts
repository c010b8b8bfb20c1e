import { api } from '../../../../../protocol/worker/api/api';
import type { Subscription as SubscriptionAnswer } from '../../../../../protocol/worker/api/shapes/subscription';
import type { TestDelivery } from '../../../dispatch/testDelivery';
import type { Subscription } from '../../../subscriptions/subscription';
import type { Subscriptions } from '../../../subscriptions/subscriptions';
import { notFound, Problem } from '../../problem';
import { route, type RoutesOf } from '../route';

export interface SubscriptionRoutesParts {
	subscriptions: Subscriptions;
	testDelivery: TestDelivery;
	/** The public callback URL with this route key. */
	callbackUrl: (routeKey: string) => string;
}

export function subscriptionRoutes(
	parts: SubscriptionRoutesParts,
): RoutesOf<typeof api.subscriptions> {
	const { subscriptions, testDelivery, callbackUrl } = parts;

	/** The subscription as returned to callers, without its secrets. */
	const answer = (subscription: Subscription): SubscriptionAnswer => ({
		id: subscription.id,
		target: subscription.target,
		label: subscription.label,
		status: subscription.status,
		callbackUrl: callbackUrl(subscription.routeKey),
		hooks: subscription.hooks,
		concurrency: subscription.concurrency,
		batch: subscription.batch,
		acknowledge: subscription.acknowledge,
		order: subscription.order,
		workerEvents: subscription.workerEvents,
		createdAt: subscription.createdAt,
		updatedAt: subscription.updatedAt,
	});

	const found = (subscription: Subscription | undefined): Subscription => {
		if (!subscription) throw notFound('subscription');
		return subscription;
	};

	return {
		register: route(api.subscriptions.register, async ({ body: { target, ...settings } }) => {
			const outcome = await subscriptions.register(target, settings);
			if (outcome.kind === 'target not allowed') throw targetNotAllowed(target);
			const { kind, subscription } = outcome;
			return {
				status: kind === 'created' ? 201 : 200,
				body: { ...answer(subscription), callbackSecret: subscription.callbackSecret },
				location: `/subscriptions/${subscription.id}`,
			};
		}),

		list: route(api.subscriptions.list, async () => ({
			status: 200,
			body: { data: (await subscriptions.all()).map(answer) },
		})),

		get: route(api.subscriptions.get, async ({ params }) => ({
			status: 200,
			body: answer(found(await subscriptions.get(params.id))),
		})),

		change: route(api.subscriptions.change, async ({ params, body }) => ({
			status: 200,
			body: answer(found(await subscriptions.update(params.id, body))),
		})),

		delete: route(api.subscriptions.delete, async ({ params }) => {
			if (!(await subscriptions.delete(params.id))) throw notFound('subscription');
			return { status: 204 };
		}),

		pause: route(api.subscriptions.pause, async ({ params }) => ({
			status: 200,
			body: answer(found(await subscriptions.setStatus(params.id, 'paused'))),
		})),

		resume: route(api.subscriptions.resume, async ({ params }) => ({
			status: 200,
			body: answer(found(await subscriptions.setStatus(params.id, 'active'))),
		})),

		test: route(api.subscriptions.test, async ({ params }) => ({
			status: 200,
			body: await testDelivery.send(found(await subscriptions.get(params.id))),
		})),
	};
}

function targetNotAllowed(target: string): Problem {
	const { origin } = new URL(target);
	const message =
		`The worker may not deliver to ${origin}. ` +
		`Add it to its environment variable ALLOWED_TARGETS. Example: ALLOWED_TARGETS=${origin}`;
	return new Problem('targetNotAllowed', message, [{ field: 'target', message }]);
}
