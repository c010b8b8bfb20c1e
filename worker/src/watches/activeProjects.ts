import { fillPath } from '../../../protocol/aps/ids';
import { adminList } from '../../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../../protocol/aps/lists/offsetList';
import { parseTime } from '../../../protocol/time';
import type { ApsApi } from '../aps/apsApi';
import type { WatchedPlace } from './watch';

export interface ActiveProject {
	/** GUID, without `b.`. */
	id: string;
	name: string;
	/** Unix time in ms; undefined if Autodesk does not say it. */
	createdAt: number | undefined;
}

/**
 * The active projects of an account, whoever is a member of them.
 *
 * @throws ApsError
 */
export async function activeProjects(
	aps: ApsApi,
	{ accountId, region }: WatchedPlace,
	signal: AbortSignal,
): Promise<ActiveProject[]> {
	const source = aps.source({ scopes: ['account:read'], budget: 'admin', signal });
	const request = {
		path: fillPath('/construction/admin/v1/accounts/{accountId}/projects', { accountId }),
		query: { 'filter[status]': 'active' },
		region: region ?? undefined,
	};
	const projects: ActiveProject[] = [];
	for await (const page of offsetPages(source, adminList, { request, pagesAtOnce: 1 })) {
		for (const { id, name, createdAt } of page) {
			if (typeof id !== 'string' || id === '') continue;
			const shown = typeof name === 'string' && name !== '' ? name : id;
			projects.push({ id, name: shown, createdAt: parseTime(createdAt) });
		}
	}
	return projects;
}
