import { readRootCauses, rootCauseName } from '../apsLists/rootCauses';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import type { ProjectPlace } from './accountPlace';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';

/** The active root causes of issues in a project, by their names with or without the category. */
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
		hint: 'Enter the category too if several have such a root cause: Workmanship > Damage',
		readAll: async () =>
			(await readRootCauses(client, place)).flatMap((cause): Named[] => [
				{ id: cause.id, name: cause.title, detail: cause.category },
				{ id: cause.id, name: rootCauseName(cause) },
			]),
	};
}
