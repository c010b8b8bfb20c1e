import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { issueList } from '../../protocol/aps/lists/constructionList';
import { listPage } from './accountLists';
import { teamContext } from './teamContext';

/** Issues of the chosen project, newest first. Autodesk searches titles and numbers. */
export async function searchIssues(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Issues', 'issues');
	const { projectId, region } = place;
	return await listPage(aps, issueList, {
		path: fillPath('/construction/issues/v1/projects/{projectId}/issues', { projectId }),
		query: {
			'filter[search]': filter || undefined,
			sortBy: '-displayId',
			fields: 'displayId,title',
		},
		region,
		paginationToken,
		toResult: ({ id, displayId, title }) => ({
			name: `#${String(displayId)} ${String(title)}`,
			value: String(id),
		}),
	});
}
