import { fillPath } from '../../protocol/aps/ids';
import { issueList } from '../../protocol/aps/lists/constructionList';
import type { ApsQuery } from '../../protocol/aps/request';
import { constructionPages } from '../apsLists/constructionPages';
import { collect } from '../apsLists/pages';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import type { ProjectPlace } from './accountPlace';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';

/** The issues of a project, by the numbers that people see. */
export function issuesOf({ aps }: Pick<ApsRun, 'aps'>, place: ProjectPlace): NamedList {
	const { projectId, region } = place;
	const client = aps.for({
		action: 'List Issues',
		scopes: ['data:read'],
		advice: teamAdvice('issues'),
	});
	const path = fillPath('/construction/issues/v1/projects/{projectId}/issues', { projectId });
	const read = async (filter?: ApsQuery): Promise<Named[]> => {
		const query = { fields: 'displayId,title', ...filter };
		const rows = await collect(constructionPages(client, issueList, { path, query, region }));
		return rows.flatMap(({ id, displayId, title }) =>
			typeof id === 'string' && typeof displayId === 'number'
				? { id, name: String(displayId), detail: String(title) }
				: [],
		);
	};
	return {
		key: listKey(client, 'issues', projectId, region),
		thing: 'issue',
		place: 'in the project',
		by: 'number',
		hint: 'Deleted issues, and unpublished ones of other people, are not found',
		ask: async (number) =>
			/^\d+$/.test(number) ? await read({ 'filter[displayId]': number }) : [],
		readAll: async () => await read(),
	};
}
