import { api } from '../../../../../protocol/worker/api/api';
import type {
	SigningKey,
	Subscription as SubscriptionAnswer,
} from '../../../../../protocol/worker/api/shapes/subscription';
import { subscriptionExtractUrl } from '../../../../../protocol/callbacks/dataExtractCallback';
import type { TestDelivery } from '../../../dispatch/testDelivery';
import type { Signing } from '../../../subscriptions/signing';
import { signingKeyOf, type Subscription } from '../../../subscriptions/subscription';
import type { HookRegistration } from '../../../hooks/hookRegistration';
import type { Subscriptions } from '../../../subscriptions/subscriptions';
import { notFound } from '../../problem';
import { route, type RoutesOf } from '../route';
import { createHook, deleteHook } from './hookChanges';
import { noSecret, otherSecret, otherSigningKey } from './signingProblems';
import { targetNotAllowed } from './targetNotAllowed';

const MS_PER_HOUR = 3_600_000;

export interface SubscriptionRoutesParts {
	subscriptions: Subscriptions;
	testDelivery: TestDelivery;
	/** The public callback URL with this route key. */
	callbackUrl: (routeKey: string) => string;
	/** Absent if the worker has no app to create hooks with. */
	hookRegistration?: HookRegistration | undefined;
}

export function subscriptionRoutes(
	parts: SubscriptionRoutesParts,
): RoutesOf<typeof api.subscriptions> {
	const { subscriptions, testDelivery, callbackUrl, hookRegistration } = parts;

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
		headerNames: Object.keys(subscription.headers),
		createdAt: subscription.createdAt,
		updatedAt: subscription.updatedAt,
	});

	const found = (subscription: Subscription | undefined): Subscription => {
		if (!subscription) throw notFound('subscription');
		return subscription;
	};

	return {
		register: route(api.subscriptions.register, async ({ body }) => {
			const { target, signingKey, signingSecret, ...settings } = body;
			const signing = signingOf(signingKey, signingSecret);
			const outcome = await subscriptions.register(target, settings, signing);
			if (outcome.kind === 'target not allowed') throw targetNotAllowed(target);
			if (outcome.kind === 'other signing key') throw otherSigningKey(outcome.subscription);
			if (outcome.kind === 'other secret') throw otherSecret(outcome.subscription);
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

		createHook: route(api.subscriptions.createHook, async ({ params, body }) => {
			const subscription = found(await subscriptions.get(params.id));
			return { status: 201, body: await createHook(hookRegistration, subscription, body) };
		}),

		deleteHook: route(api.subscriptions.deleteHook, async ({ params }) => {
			const subscription = found(await subscriptions.get(params.id));
			await deleteHook(hookRegistration, subscription, params.hookId);
			return { status: 204 };
		}),

		rotateSecret: route(api.subscriptions.rotateSecret, async ({ params, body }) => {
			const keepPrevious = body.keepPreviousHours * MS_PER_HOUR;
			const { signingSecret } = body;
			const outcome = await subscriptions.rotateSecret(params.id, keepPrevious, signingSecret);
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

/** A secret of its own implies the kind of key. */
function signingOf(key: SigningKey | undefined, secret: string | undefined): Signing | undefined {
	if (secret !== undefined) return { kind: 'secret', secret };
	return key && { kind: key };
}
