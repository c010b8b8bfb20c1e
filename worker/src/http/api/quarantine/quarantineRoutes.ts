import { api } from '../../../../../protocol/worker/api/api';
import type { Quarantine } from '../../../quarantine/quarantine';
import { releaseHeld } from '../../../quarantine/releaseHeld';
import type { Subscriptions } from '../../../subscriptions/subscriptions';
import { notFound, Problem } from '../../problem';
import { route, type RoutesOf } from '../route';

export interface QuarantineRoutesParts {
	quarantine: Quarantine;
	subscriptions: Subscriptions;
}

export function quarantineRoutes(parts: QuarantineRoutesParts): RoutesOf<typeof api.quarantine> {
	const { quarantine, subscriptions } = parts;

	return {
		list: route(api.quarantine.list, async ({ query }) => ({
			status: 200,
			body: { data: await quarantine.list(query.subscription) },
		})),

		get: route(api.quarantine.get, async ({ params }) => {
			const found = await quarantine.read(params.id);
			if (!found) throw notFound('callback');
			const { headers, body } = found.callback;
			return {
				status: 200,
				body: { ...found.held, headers, body: Buffer.from(body).toString() },
			};
		}),

		verify: route(api.quarantine.verify, async ({ body }) => {
			const subscription = await subscriptions.get(body.subscription);
			if (!subscription) throw notFound('subscription');
			return { status: 200, body: await quarantine.verify(subscription, body.secret) };
		}),

		release: route(api.quarantine.release, async ({ body: { subscription, secret } }) => {
			const outcome = await releaseHeld(parts, subscription, secret);
			if (outcome.kind === 'no subscription') throw notFound('subscription');
			if (outcome.kind === 'secret refused') throw wrongSecret(outcome.reason);
			return { status: 200, body: outcome.release };
		}),

		discard: route(api.quarantine.discard, async ({ params }) => {
			if (!(await quarantine.discard(params.id))) throw notFound('callback');
			return { status: 204 };
		}),

		discardAll: route(api.quarantine.discardAll, async ({ query }) => ({
			status: 200,
			body: { discarded: await quarantine.discardAll(query.subscription) },
		})),
	};
}

function wrongSecret(message: string): Problem {
	return new Problem('invalidRequest', message, [{ field: 'secret', message }]);
}
