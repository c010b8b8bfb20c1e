import type { ApsRun } from '../parameters/run';
import type { ProjectPlace } from './accountPlace';
import { issueAttributesIn } from './issueSettings';
import { listKey } from './listKey';
import type { NamedList } from './named';

/** The custom attributes of issues in a project, by name. */
export function issueAttributesOf(run: ApsRun, place: ProjectPlace): NamedList {
	return {
		key: listKey(run.aps, 'issue attributes', place.projectId, place.region),
		thing: 'custom attribute of issues',
		place: 'in the project',
		by: 'name',
		readAll: async () =>
			(await issueAttributesIn(run, place)).map(({ id, title, dataType }) => ({
				id,
				name: title,
				detail: dataType,
			})),
	};
}
