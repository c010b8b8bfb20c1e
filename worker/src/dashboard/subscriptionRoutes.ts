import { Router, type Response } from 'express';
import type { TrafficSpan } from '../../../protocol/worker/api/shapes/traffic';
import type { TestDelivery } from '../dispatch/testDelivery';
import type { HookRegistration } from '../hooks/hookRegistration';
import { notFound } from '../http/problem';
import type { Subscription } from '../subscriptions/subscription';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Traffic } from '../traffic/traffic';
import { NEW_RECEIVER, newReceiverPage } from './pages/newReceiverPage';
import type { Notice } from './pages/notice';
import type { Permissions } from './pages/permissions';
import type { ShownSecrets } from './pages/shownSecrets';
import { subscriptionPage } from './pages/subscriptionPage';
import { subscriptionStates, type StateParts } from './subscriptionStates';
import { spanOf } from './trafficRoutes';

export interface SubscriptionPagesParts extends StateParts {
	subscriptions: Subscriptions;
	traffic: Traffic;
	testDelivery: TestDelivery;
	/** The public callback URL with this route key. */
	callbackUrl: (routeKey: string) => string;
	/** Absent if the worker has no app to create webhooks with. */
	hookRegistration?: HookRegistration | undefined;
}

/** What the page of a subscription shows besides its state. */
export interface SubscriptionPageExtras {
	/** Time of its charts; the last hour by default. */
	span?: TrafficSpan;
	notice?: Notice;
	secrets?: ShownSecrets;
}

/** Sends the page of a subscription. */
export type ShowSubscription = (
	response: Response,
	subscription: Subscription,
	extras?: SubscriptionPageExtras,
) => Promise<void>;

export type PermissionsOf = (response: Response) => Permissions;

export function subscriptionView(
	parts: SubscriptionPagesParts,
	permissionsOf: PermissionsOf,
): ShowSubscription {
	const { traffic, callbackUrl, hookRegistration } = parts;
	return async (response, subscription, { span = 'hour', notice, secrets } = {}) => {
		const now = Date.now();
		const [[state], slots] = await Promise.all([
			subscriptionStates(parts, [subscription], now),
			traffic.of(subscription.id, span),
		]);
		if (!state) throw notFound('subscription');
		response.send(
			subscriptionPage({
				state,
				view: { span, slots },
				callbackUrl: callbackUrl(subscription.routeKey),
				canCreateHooks: hookRegistration !== undefined,
				permissions: permissionsOf(response),
				notice,
				secrets,
				now,
			}),
		);
	};
}

/** `/dashboard/subscriptions`: the page of a subscription, and the form for a new receiver. */
export function subscriptionRoutes(
	{ subscriptions }: SubscriptionPagesParts,
	permissionsOf: PermissionsOf,
	show: ShowSubscription,
): Router {
	const router = Router();

	router.get('/new', (_request, response) => {
		const permissions = permissionsOf(response);
		response.send(newReceiverPage({ values: NEW_RECEIVER, permissions }));
	});

	router.get('/:id', async (request, response) => {
		const subscription = await subscriptions.get(request.params.id);
		if (!subscription) throw notFound('subscription');
		await show(response, subscription, { span: spanOf(request.query) });
	});

	// Where forms were sent, for whoever loads the address of their answer again.
	router.get('/', (_request, response) => response.redirect(303, '/dashboard'));
	router.get('/:id/:action', (request, response) => {
		response.redirect(303, `/dashboard/subscriptions/${encodeURIComponent(request.params.id)}`);
	});

	return router;
}
