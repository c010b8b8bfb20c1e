import { Router } from 'express';
import type { Quarantine } from '../quarantine/quarantine';
import type { Subscription } from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import type { SubscriptionStore } from '../subscriptions/subscriptionStore';
import { readInput } from './input';
import { notFound, Problem } from './problem';
import { discardQuery, quarantineQuery, releaseRequest, verifyRequest } from './quarantineInput';

export interface QuarantineApiParts {
	held: Quarantine;
	subscriptions: SubscriptionStore;
	directory: SubscriptionDirectory;
}

/** `/api/v1/quarantine`: callbacks that were refused for their signature. */
export function quarantine({ held, subscriptions, directory }: QuarantineApiParts): Router {
	const router = Router();

	const find = async (id: string): Promise<Subscription> => {
		const subscription = await subscriptions.get(id);
		if (!subscription) throw notFound('subscription');
		return subscription;
	};

	/** A mistyped secret must not become one that callbacks are accepted with. */
	const addSecret = async (subscription: Subscription, secret: string): Promise<Subscription> => {
		const { genuine } = await held.verify(subscription, secret);
		if (genuine === 0) throw wrongSecret('No callback that is held was signed with this secret');
		const changed = await subscriptions.addSecret(subscription.id, secret);
		if (changed.kind === 'full') {
			throw wrongSecret('The subscription has ten further secrets: set "extraSecrets" anew');
		}
		if (changed.kind === 'missing') throw notFound('subscription');
		await directory.refresh();
		return changed.subscription;
	};

	router.get('/', async (request, response) => {
		const { subscription } = readInput(quarantineQuery, request.query);
		response.json({ data: await held.list(subscription) });
	});

	router.post('/verify', async (request, response) => {
		const { subscription, secret } = readInput(verifyRequest, request.body);
		response.json(await held.verify(await find(subscription), secret));
	});

	router.post('/release', async (request, response) => {
		const { subscription: id, secret } = readInput(releaseRequest, request.body);
		const subscription = await find(id);
		response.json(
			await held.release(secret ? await addSecret(subscription, secret) : subscription),
		);
	});

	router.delete('/', async (request, response) => {
		const { subscription } = readInput(discardQuery, request.query);
		response.json({ discarded: await held.discardAll(subscription) });
	});

	router.get('/:id', async (request, response) => {
		const found = await held.read(request.params.id);
		if (!found) throw notFound('callback');
		const { headers, body } = found.callback;
		response.json({ ...found.held, headers, body: Buffer.from(body).toString() });
	});

	router.delete('/:id', async (request, response) => {
		if (!(await held.discard(request.params.id))) throw notFound('callback');
		response.status(204).end();
	});

	return router;
}

function wrongSecret(message: string): Problem {
	return new Problem(422, 'Invalid request', message, [{ field: 'secret', message }]);
}
