import { fillPath } from '../../protocol/aps/ids';
import { reviewList } from '../../protocol/aps/lists/constructionList';
import type { ApsClient } from '../apsClient/client';
import { constructionPages } from '../apsLists/constructionPages';
import { collect } from '../apsLists/pages';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import { listKey } from './listKey';
import type { NamedList } from './named';

type ReviewsRun = Pick<ApsRun, 'aps'>;

function reviewsClient(aps: ApsClient, action: string): ApsClient {
	return aps.for({ action, scopes: ['data:read'], advice: teamAdvice('reviews') });
}

/** The reviews of a project that are not archived, by their numbers. @param projectId a bare GUID */
export function reviewsOf({ aps }: ReviewsRun, projectId: string): NamedList {
	const client = reviewsClient(aps, 'List Reviews');
	return {
		key: listKey(client, 'reviews', projectId),
		thing: 'review',
		place: 'in the project',
		by: 'number',
		hint: 'Archived reviews are not found',
		readAll: async () => {
			const path = fillPath('/construction/reviews/v1/projects/{projectId}/reviews', { projectId });
			const query = { sort: 'sequenceId' };
			const rows = await collect(constructionPages(client, reviewList, { path, query }));
			return rows.flatMap(({ id, sequenceId, name }) =>
				typeof id === 'string' && typeof sequenceId === 'number'
					? { id, name: String(sequenceId), detail: String(name) }
					: [],
			);
		},
	};
}

/** The active approval workflows of a project, by name. @param projectId a bare GUID */
export function reviewWorkflowsOf({ aps }: ReviewsRun, projectId: string): NamedList {
	const client = reviewsClient(aps, 'List Review Workflows');
	return {
		key: listKey(client, 'review workflows', projectId),
		thing: 'active approval workflow',
		place: 'in the project',
		by: 'name',
		readAll: async () => {
			const path = fillPath('/construction/reviews/v1/projects/{projectId}/workflows', {
				projectId,
			});
			const rows = await collect(constructionPages(client, reviewList, { path }));
			return rows.map(({ id, name, description }) => ({
				id: String(id),
				name: String(name),
				detail: typeof description === 'string' ? description : undefined,
			}));
		},
	};
}
