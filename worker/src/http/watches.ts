import type { z } from 'zod';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Watch } from '../watches/watch';
import type { Watches } from '../watches/watches';
import { listOf } from './answers/list';
import { watchAnswer } from './answers/watchAnswers';
import { ApiRouter } from './apiRouter';
import { notConfigured } from './notConfigured';
import { notFound, Problem } from './problem';
import { newWatch, watchChange } from './watchInput';

export interface WatchesParts {
	watches: Watches;
	subscriptions: Subscriptions;
	/** Whether the worker has an app to call Autodesk as. */
	isConfigured: boolean;
}

/** `/api/v1/watches`: what is looked at again and again, as Autodesk has no webhooks for it. */
export function watches({ watches, subscriptions, isConfigured }: WatchesParts): ApiRouter {
	const router = new ApiRouter('What is looked at again and again, for want of webhooks');

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

	const view = async (watch: Watch): Promise<z.input<typeof watchAnswer>> => {
		const { place, generation: _generation, ...open } = watch;
		const nextRunAt = (await watches.nextRun(watch))?.toISOString() ?? null;
		return { ...open, ...place, nextRunAt };
	};

	const creation = {
		id: 'createWatch',
		summary: 'Watch a list from now on',
		body: newWatch,
		answers: { 201: watchAnswer },
		problems: [409],
	} as const;
	router.post('/', creation, async ({ body, response }) => {
		if (!isConfigured) throw notConfigured();
		const { accountId, region, ...settings } = body;
		await checkSubscription(settings.subscription);
		const watch = await watches.create({ ...settings, place: { accountId, region } });
		response
			.status(201)
			.location(`/api/v1/watches/${watch.id}`)
			.json(await view(watch));
	});

	const list = {
		id: 'listWatches',
		summary: 'All watches, the oldest first',
		answers: { 200: listOf(watchAnswer) },
	};
	router.get('/', list, async ({ response }) => {
		response.json({ data: await Promise.all((await watches.all()).map(view)) });
	});

	const one = { id: 'getWatch', summary: 'One watch', answers: { 200: watchAnswer } };
	router.get('/:id', one, async ({ params, response }) => {
		response.json(await view(await find(params.id)));
	});

	const change = {
		id: 'changeWatch',
		summary: 'Change settings of a watch',
		body: watchChange,
		answers: { 200: watchAnswer },
	};
	router.patch('/:id', change, async ({ params, body, response }) => {
		await checkSubscription(body.subscription);
		const changed = await watches.change(params.id, body);
		if (!changed) throw notFound('watch');
		response.json(await view(changed));
	});

	const removal = { id: 'deleteWatch', summary: 'End a watch', answers: { 204: null } };
	router.delete('/:id', removal, async ({ params, response }) => {
		if (!(await watches.delete(params.id))) throw notFound('watch');
		response.status(204).end();
	});

	const run = {
		id: 'runWatch',
		summary: 'Look now',
		answers: { 202: watchAnswer },
		problems: [409],
	} as const;
	router.post('/:id/run', run, async ({ params, response }) => {
		if (!isConfigured) throw notConfigured();
		const watch = await find(params.id);
		await watches.runSoon(watch);
		response.status(202).json(await view(watch));
	});

	return router;
}
