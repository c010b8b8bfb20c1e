import type { z } from 'zod';
import { isAccId, toAdminId } from '../../../protocol/aps/ids';
import type { ApsClient } from '../aps/apsClient';
import { ApsError } from '../aps/apsError';
import { jsonApiPages, type JsonApiResource } from '../aps/jsonApiPages';
import { accountAnswer } from './answers/accountAnswers';
import { listOf } from './answers/list';
import { ApiRouter } from './apiRouter';
import { notConfigured } from './notConfigured';
import { Problem } from './problem';

/** `/api/v1/accounts`: what the worker's app sees, and so may watch. Account administration has no such list. */
export function accounts(aps: ApsClient | undefined): ApiRouter {
	const router = new ApiRouter('What the app of the worker sees, and so may watch');

	const list = {
		id: 'listAccounts',
		summary: 'Accounts that the app sees',
		answers: { 200: listOf(accountAnswer) },
		problems: [409, 502],
	} as const;
	router.get('/', list, async ({ response }) => {
		if (!aps) throw notConfigured();
		response.json({ data: await listAccounts(aps) });
	});

	return router;
}

async function listAccounts(aps: ApsClient): Promise<z.input<typeof accountAnswer>[]> {
	const request = { path: '/project/v1/hubs', scopes: ['data:read'], budget: 'hubs' } as const;
	const found: JsonApiResource[] = [];
	try {
		for await (const { data } of jsonApiPages(aps, request)) found.push(...data);
	} catch (error) {
		if (!(error instanceof ApsError)) throw error;
		throw new Problem(502, 'Autodesk did not answer as it should', error.message);
	}
	return found
		.filter(({ id }) => isAccId(id))
		.map(({ id, attributes: { name, region } }) => ({
			id: toAdminId(id),
			name: String(name),
			region: typeof region === 'string' ? region : null,
		}));
}
