import { readRootCauses } from '../apsLists/rootCauses';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import type { ProjectPlace } from './accountPlace';
import { listKey } from './listKey';
import type { NamedList } from './named';

/** The active root causes of issues in a project, by name. */
export function rootCausesOf({ aps }: Pick<ApsRun, 'aps'>, place: ProjectPlace): NamedList {
	const client = aps.for({
		action: 'List Root Causes',
		scopes: ['data:read'],
		advice: teamAdvice('issues'),
	});
	return {
		key: listKey(client, 'root causes', place.projectId, place.region),
		thing: 'active root cause',
		place: 'in the project',
		by: 'name',
		readAll: async () =>
			(await readRootCauses(client, place)).map(({ id, title, category }) => ({
				id,
				name: title,
				detail: category,
			})),
	};
}
