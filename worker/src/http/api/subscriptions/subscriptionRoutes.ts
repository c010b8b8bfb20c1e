import { api } from '../../../../../protocol/worker/api/api';
import type { Subscription as SubscriptionAnswer } from '../../../../../protocol/worker/api/shapes/subscription';
import { subscriptionExtractUrl } from '../../../../../protocol/callbacks/dataExtractCallback';
import type { TestDelivery } from '../../../dispatch/testDelivery';
import { signingKeyOf, type Subscription } from '../../../subscriptions/subscription';
import type { Subscriptions } from '../../../subscriptions/subscriptions';
import { notFound, Problem } from '../../problem';
import { route, type RoutesOf } from '../route';

const MS_PER_HOUR = 3_600_000;

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
		dataExtractUrl: subscriptionExtractUrl(
			callbackUrl(subscription.routeKey),
			subscription.callbackSecret,
		),
		hooks: subscription.hooks,
		concurrency: subscription.concurrency,
		batch: subscription.batch,
		acknowledge: subscription.acknowledge,
		order: subscription.order,
		signingKey: signingKeyOf(subscription),
		workerEvents: subscription.workerEvents,
		createdAt: subscription.createdAt,
		updatedAt: subscription.updatedAt,
	});

	const found = (subscription: Subscription | undefined): Subscription => {
		if (!subscription) throw notFound('subscription');
		return subscription;
	};

	return {
		register: route(api.subscriptions.register, async ({ body }) => {
			const { target, signingKey, ...settings } = body;
			const outcome = await subscriptions.register(target, settings, signingKey);
			if (outcome.kind === 'target not allowed') throw targetNotAllowed(target);
			if (outcome.kind === 'other signing key') throw otherSigningKey(outcome.subscription);
			const { kind, subscription } = outcome;
			const isNew = kind === 'created';
			return {
				status: isNew ? 201 : 200,
				body: {
					...answer(subscription),
					callbackSecret: subscription.callbackSecret,
					signingSecret: (isNew && subscription.signingSecrets[0]?.secret) || null,
				},
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

		rotateSecret: route(api.subscriptions.rotateSecret, async ({ params, body }) => {
			const keepPrevious = body.keepPreviousHours * MS_PER_HOUR;
			const outcome = await subscriptions.rotateSecret(params.id, keepPrevious);
			if (outcome.kind === 'missing') throw notFound('subscription');
			const { id, signingSecrets } = outcome.subscription;
			const [current, previous] = signingSecrets;
			if (outcome.kind === 'derived key' || !current) throw noSecret(id);
			return {
				status: 200,
				body: { id, signingSecret: current.secret, previousUntil: previous?.until ?? null },
			};
		}),
	};
}

/** The key is fixed, because a receiver that verifies with the other one would refuse every delivery. */
function otherSigningKey(subscription: Subscription): Problem {
	const { id } = subscription;
	const signedWith = {
		derived: 'a key derived from API_KEY, for the trigger node of n8n',
		secret: 'a secret of its own, for a receiver other than n8n',
	}[signingKeyOf(subscription)];
	const message =
		`The target has the subscription ${id}, whose deliveries are signed with ${signedWith}. ` +
		'Delete that subscription first, or use another target.';
	return new Problem('wrongSigningKey', message, [{ field: 'signingKey', message }]);
}

function noSecret(id: string): Problem {
	return new Problem(
		'wrongSigningKey',
		`The subscription ${id} has no secret to rotate: its deliveries are signed with a key derived from ` +
			'API_KEY. Rotate API_KEY instead.',
	);
}

function targetNotAllowed(target: string): Problem {
	const { origin } = new URL(target);
	const message =
		`The worker may not deliver to ${origin}. ` +
		`Add it to its environment variable ALLOWED_TARGETS. Example: ALLOWED_TARGETS=${origin}`;
	return new Problem('targetNotAllowed', message, [{ field: 'target', message }]);
}
