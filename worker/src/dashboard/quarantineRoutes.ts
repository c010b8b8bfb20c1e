import { Router, type Response } from 'express';
import { notFound } from '../http/problem';
import type { Metrics } from '../metrics/metrics';
import type { Quarantine } from '../quarantine/quarantine';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Notice } from './pages/notice';
import type { Permissions } from './pages/permissions';
import { quarantinePage } from './pages/quarantinePage';
import { secretIn } from './secretField';

export interface QuarantineParts {
	quarantine: Quarantine;
	subscriptions: Subscriptions;
	metrics: Metrics;
}

/** Sends the quarantine page, with the result of the last action. */
export type ShowQuarantine = (response: Response, notice?: Notice) => Promise<void>;

export function quarantineView(
	{ quarantine, metrics }: QuarantineParts,
	labelOf: (subscription: string) => string,
	permissionsOf: (response: Response) => Permissions,
): ShowQuarantine {
	return async (response, notice) => {
		const [held, badSignatures] = await Promise.all([quarantine.list(), badSignaturesOf(metrics)]);
		const permissions = permissionsOf(response);
		response.send(
			quarantinePage({ held, badSignatures, labelOf, permissions, notice, now: Date.now() }),
		);
	};
}

/** `/dashboard/quarantine`: lists held callbacks, and verifies secrets without changing anything. */
export function quarantineRoutes(
	{ quarantine, subscriptions }: QuarantineParts,
	show: ShowQuarantine,
): Router {
	const router = Router();

	router.get('/', async (_request, response) => await show(response));

	router.post('/subscriptions/:id/verify', async (request, response) => {
		const subscription = await subscriptions.get(request.params.id);
		if (!subscription) throw notFound('subscription');
		const verdict = await quarantine.verify(subscription, secretIn(request.body));
		const { genuine, refused, unreadable } = verdict;
		const text = `${genuine} would match, ${refused} would not${unread(unreadable)}. Nothing was changed.`;
		await show(response, { mood: genuine > 0 ? 'good' : 'warn', text });
	});

	return router;
}

/** @param count of callbacks that cannot be decrypted */
export function unread(count: number): string {
	return count === 0 ? '' : `, ${count} not readable with this ENCRYPTION_KEY`;
}

async function badSignaturesOf({ callbacks }: Metrics): Promise<number> {
	const { values } = await callbacks.get();
	return values.find(({ labels }) => labels.outcome === 'bad_signature')?.value ?? 0;
}
