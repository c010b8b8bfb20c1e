import { Router, type Response } from 'express';
import { CALLBACK_SECRET_PATTERN } from '../../../protocol/callbacks/callbackSecret';
import { notFound, Problem } from '../http/problem';
import type { Metrics } from '../metrics/metrics';
import type { Quarantine } from '../quarantine/quarantine';
import type { Subscription } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import type { SubscriptionStore } from '../subscriptions/subscriptionStore';
import { counted } from './format';
import { quarantinePage, type QuarantinePageParts } from './pages/quarantinePage';
import type { Permissions } from './pages/permissions';

export interface QuarantineParts {
	quarantine: Quarantine;
	subscriptions: SubscriptionStore;
	directory: SubscriptionDirectory;
	metrics: Metrics;
}

/** `/dashboard/quarantine`: checking changes nothing and is for everybody, the rest must be allowed. */
export function quarantinePages(
	{ quarantine, subscriptions, directory, metrics }: QuarantineParts,
	labelOf: (subscription: string) => string,
	permissionsOf: (response: Response) => Permissions,
): Router {
	const router = Router();

	const show = async (
		response: Response,
		notice?: QuarantinePageParts['notice'],
	): Promise<void> => {
		const permissions = permissionsOf(response);
		const held = await quarantine.list();
		const badSignatures = await badSignaturesOf(metrics);
		response.send(
			quarantinePage({
				held,
				badSignatures,
				labelOf,
				permissions,
				now: Date.now(),
				notice,
			}),
		);
	};

	const find = async (id: string): Promise<Subscription> => {
		const subscription = await subscriptions.get(id);
		if (!subscription) throw notFound('subscription');
		return subscription;
	};

	router.get('/', async (_request, response) => await show(response));

	router.post('/subscriptions/:id/verify', async (request, response) => {
		const subscription = await find(request.params.id);
		const verdict = await quarantine.verify(subscription, secretIn(request.body));
		const { genuine, refused, unreadable } = verdict;
		const text = `${genuine} would be right, ${refused} wrong${unread(unreadable)}. Nothing was changed.`;
		await show(response, { mood: genuine > 0 ? 'good' : 'warn', text });
	});

	router.post('/subscriptions/:id/release', async (request, response) => {
		if (!permissionsOf(response).actions) throw notFound('page');
		let subscription = await find(request.params.id);
		const secret = secretIn(request.body);
		if (secret !== undefined) subscription = await allow(subscription, secret);
		const release = await quarantine.release(subscription);
		const { released, duplicates, refused, unreadable } = release;
		const text =
			`${counted(released, 'callback')} released, ${duplicates} known already, ` +
			`${refused} still wrong${unread(unreadable)}.`;
		await show(response, { mood: released + duplicates > 0 ? 'good' : 'warn', text });
	});

	/** A mistyped secret must not become one that callbacks are accepted with. */
	const allow = async (subscription: Subscription, secret: string): Promise<Subscription> => {
		if ((await quarantine.verify(subscription, secret)).genuine === 0) {
			throw wrongSecret('No callback that is held was signed with this secret');
		}
		const added = await subscriptions.addSecret(subscription.id, secret);
		if (added.kind === 'missing') throw notFound('subscription');
		if (added.kind === 'full') throw wrongSecret('The subscription has too many further secrets');
		await directory.refresh();
		return added.subscription;
	};

	router.post('/:id/discard', async (request, response) => {
		if (!permissionsOf(response).actions) throw notFound('page');
		if (!(await quarantine.discard(request.params.id))) throw notFound('callback');
		response.redirect(303, '/dashboard/quarantine');
	});

	return router;
}

/** @returns undefined when the field was left empty */
function secretIn(body: unknown): string | undefined {
	const { secret } = (body ?? {}) as { secret?: unknown };
	if (typeof secret !== 'string' || secret.trim() === '') return undefined;
	if (!CALLBACK_SECRET_PATTERN.test(secret.trim())) {
		throw wrongSecret('A secret has 32 to 64 letters and digits');
	}
	return secret.trim();
}

function wrongSecret(detail: string): Problem {
	return new Problem(422, 'Not allowed as a secret', detail);
}

function unread(count: number): string {
	return count === 0 ? '' : `, ${count} not readable with this ENCRYPTION_KEY`;
}

async function badSignaturesOf({ callbacks }: Metrics): Promise<number> {
	const { values } = await callbacks.get();
	return values.find(({ labels }) => labels.outcome === 'bad_signature')?.value ?? 0;
}
