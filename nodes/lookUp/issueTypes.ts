import { issueTypeName } from '../apsLists/issueTypes';
import type { ApsRun } from '../parameters/run';
import type { ProjectPlace } from './accountPlace';
import { issueTypesIn } from './issueSettings';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';

/** The active types of issues in a project, by their names with or without the category. */
export function issueTypesOf(run: ApsRun, place: ProjectPlace): NamedList {
	return {
		key: listKey(run.aps, 'issue types', place.projectId, place.region),
		thing: 'active issue type',
		place: 'in the project',
		by: 'name',
		hint: 'Enter the category too if several have such a type: Design > Clash',
		readAll: async () => {
			const types = await issueTypesIn(run, place);
			return types
				.filter(({ isActive }) => isActive)
				.flatMap((type): Named[] => [
					{ id: type.id, name: type.title, detail: type.category.title },
					{ id: type.id, name: issueTypeName(type) },
				]);
		},
	};
}

/** The categories of issues in a project, by name, inactive ones as well: issues can still have them. */
export function issueCategoriesOf(run: ApsRun, place: ProjectPlace): NamedList {
	return {
		key: listKey(run.aps, 'issue categories', place.projectId, place.region),
		thing: 'issue category',
		place: 'in the project',
		by: 'name',
		readAll: async () => {
			const types = await issueTypesIn(run, place);
			const categories = new Map(types.map(({ category }) => [category.id, category]));
			return [...categories.values()].map(({ id, title }) => ({ id, name: title }));
		},
	};
}
