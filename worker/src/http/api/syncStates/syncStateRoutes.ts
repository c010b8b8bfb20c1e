import { api } from '../../../../../protocol/worker/api/api';
import { TooManySyncStates, type SyncStates } from '../../../syncStates/syncStates';
import { notFound, Problem } from '../../problem';
import { route, type RoutesOf } from '../route';

/** Digests, so that no name of an account or a workflow is in an address. */
const ID = /^[0-9a-f]{64}$/;

export function syncStateRoutes(states: SyncStates): RoutesOf<typeof api.syncStates> {
	const require = (id: string): string => {
		if (ID.test(id)) return id;
		throw notFound('sync state. Its ID is a SHA-256 digest in hexadecimal');
	};
	return {
		list: route(api.syncStates.list, async () => ({
			status: 200,
			body: { data: await states.all() },
		})),

		get: route(api.syncStates.get, async ({ params }) => {
			const state = await states.get(require(params.id));
			if (state === undefined) throw notFound('sync state');
			return { status: 200, body: state };
		}),

		save: route(api.syncStates.save, async ({ params, body }) => {
			try {
				await states.save(require(params.id), body, new Date());
			} catch (error) {
				if (error instanceof TooManySyncStates) throw new Problem('invalidRequest', error.message);
				throw error;
			}
			return { status: 204 };
		}),

		delete: route(api.syncStates.delete, async ({ params }) => {
			if (!(await states.delete(require(params.id)))) throw notFound('sync state');
			return { status: 204 };
		}),
	};
}
