import { fillPath } from '../../protocol/aps/ids';
import { transmittalList } from '../../protocol/aps/lists/constructionList';
import { constructionPages } from '../apsLists/constructionPages';
import { collect } from '../apsLists/pages';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import { listKey } from './listKey';
import type { NamedList } from './named';

export const TRANSMITTALS = '/construction/transmittals/v1/projects/{projectId}/transmittals';

/** The transmittals of a project, by the numbers that people see. @param projectId a bare GUID */
export function transmittalsOf({ aps }: Pick<ApsRun, 'aps'>, projectId: string): NamedList {
	const client = aps.for({
		action: 'List Transmittals',
		scopes: ['data:read'],
		advice: teamAdvice('transmittals'),
	});
	return {
		key: listKey(client, 'transmittals', projectId),
		thing: 'transmittal',
		place: 'in the project',
		by: 'number',
		readAll: async () => {
			const path = fillPath(TRANSMITTALS, { projectId });
			const query = { sort: 'sequenceId asc' };
			const rows = await collect(constructionPages(client, transmittalList, { path, query }));
			return rows.flatMap(({ id, sequenceId, title }) =>
				typeof id === 'string' && (typeof sequenceId === 'string' || typeof sequenceId === 'number')
					? { id, name: String(sequenceId), detail: String(title) }
					: [],
			);
		},
	};
}
