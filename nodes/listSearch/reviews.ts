import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { reviewList } from '../../protocol/aps/lists/constructionList';
import { constructionPages } from '../apsLists/constructionPages';
import { collect } from '../apsLists/pages';
import { listPage } from './accountLists';
import { filtered, teamContext } from './teamContext';

/** Reviews of the chosen project, newest first. Autodesk searches names. */
export async function searchReviews(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Reviews', 'reviews');
	return await listPage(aps, reviewList, {
		path: fillPath('/construction/reviews/v1/projects/{projectId}/reviews', {
			projectId: place.projectId,
		}),
		query: { 'filter[name]': filter || undefined, sort: 'sequenceId desc' },
		region: undefined,
		paginationToken,
		toResult: ({ id, sequenceId, name }) => ({
			name: `#${String(sequenceId)} ${String(name)}`,
			value: String(id),
		}),
	});
}

/** Active approval workflows of the chosen project. */
export async function searchReviewWorkflows(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Review Workflows', 'reviews');
	const path = fillPath('/construction/reviews/v1/projects/{projectId}/workflows', {
		projectId: place.projectId,
	});
	const rows = await collect(constructionPages(aps, reviewList, { path }));
	return filtered(
		rows.map(({ id, name }) => ({ name: String(name), value: String(id) })),
		filter,
	);
}
