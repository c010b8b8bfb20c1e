import { Router } from 'express';
import type { SubscriptionStore } from '../subscriptions/subscriptionStore';
import type { Watch } from '../watches/watch';
import type { Watches } from '../watches/watches';
import { readInput } from './input';
import { notConfigured } from './notConfigured';
import { notFound, Problem } from './problem';
import { newWatch, watchChange } from './watchInput';

export interface WatchesParts {
	watches: Watches;
	subscriptions: SubscriptionStore;
	/** Whether the worker has an app to call Autodesk as. */
	isConfigured: boolean;
}

/** `/api/v1/watches`: what is looked at again and again, as Autodesk has no webhooks for it. */
export function watches({ watches, subscriptions, isConfigured }: WatchesParts): Router {
	const router = Router();

	const find = async (id: string): Promise<Watch> => {
		const watch = await watches.get(id);
		if (!watch) throw notFound('watch');
		return watch;
	};

	const checkSubscription = async (id: string | undefined): Promise<void> => {
		if (id === undefined || (await subscriptions.get(id))) return;
		const message = 'There is no such subscription';
		throw new Problem(422, 'Invalid request', message, [{ field: 'subscription', message }]);
	};

	const view = async (watch: Watch): Promise<object> => {
		const { place, generation: _generation, ...open } = watch;
		const nextRunAt = (await watches.nextRun(watch))?.toISOString() ?? null;
		return { ...open, ...place, nextRunAt };
	};

	router.post('/', async (request, response) => {
		if (!isConfigured) throw notConfigured();
		const { accountId, region, ...settings } = readInput(newWatch, request.body);
		await checkSubscription(settings.subscription);
		const watch = await watches.create({ ...settings, place: { accountId, region } });
		response
			.status(201)
			.location(`/api/v1/watches/${watch.id}`)
			.json(await view(watch));
	});

	router.get('/', async (_request, response) => {
		response.json({ data: await Promise.all((await watches.all()).map(view)) });
	});

	router.get('/:id', async (request, response) => {
		response.json(await view(await find(request.params.id)));
	});

	router.patch('/:id', async (request, response) => {
		const settings = readInput(watchChange, request.body);
		await checkSubscription(settings.subscription);
		const changed = await watches.change(request.params.id, settings);
		if (!changed) throw notFound('watch');
		response.json(await view(changed));
	});

	router.delete('/:id', async (request, response) => {
		if (!(await watches.delete(request.params.id))) throw notFound('watch');
		response.status(204).end();
	});

	router.post('/:id/run', async (request, response) => {
		if (!isConfigured) throw notConfigured();
		const watch = await find(request.params.id);
		await watches.runSoon(watch);
		response.status(202).json(await view(watch));
	});

	return router;
}
