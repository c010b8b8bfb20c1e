import { Router } from 'express';
import { isAccId, toAdminId } from '../../../nodes/shared/protocol/ids';
import type { ApsClient } from '../aps/apsClient';
import { ApsError } from '../aps/apsError';
import { jsonApiPages, type JsonApiResource } from '../aps/jsonApiPages';
import { notConfigured } from './notConfigured';
import { Problem } from './problem';

/** `/api/v1/accounts`: what the worker's app sees, and so may watch. Account administration has no such list. */
export function accounts(aps: ApsClient | undefined): Router {
	const router = Router();

	router.get('/', async (_request, response) => {
		if (!aps) throw notConfigured();
		response.json({ data: await listAccounts(aps) });
	});

	return router;
}

async function listAccounts(aps: ApsClient): Promise<object[]> {
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
			name,
			region: region ?? null,
		}));
}
