import { issueTypeName } from '../../../apsLists/issueTypes';
import { constructionPlaceOf } from '../../../fields/constructionProject';
import { resourceLocator } from '../../../fields/locator';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { issueTypesIn } from '../../../lookUp/issueSettings';
import { issueCategoriesOf, issueTypesOf } from '../../../lookUp/issueTypes';
import { LookUp } from '../../../lookUp/lookUp';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';

/** What people call a type is a subtype in Autodesk's API. */
export const issueType = defineParameter({
	...resourceLocator({
		displayName: 'Type',
		name: 'issueType',
		description: 'Type of the issue, which belongs to a category',
		search: 'searchIssueTypes',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 1370f222-6c54-3a01-93e6-e701749f0222',
		lookUp: new LookUp('By Name', 'e.g. Design > Clash', (run) =>
			issueTypesOf(run, constructionPlaceOf(run)),
		),
	}),
	body: 'issueSubtypeId',
	query: 'filter[issueSubtypeId]',
	read: read.guid,
});

/** What people call a category is a type in Autodesk's API. */
export const issueCategory = defineParameter({
	...resourceLocator({
		displayName: 'Category',
		name: 'issueCategory',
		description: 'Only issues of types of this category',
		search: 'searchIssueCategories',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 2220f222-6c54-4b01-90e6-d701748f0222',
		lookUp: new LookUp('By Name', 'e.g. Design', (run) =>
			issueCategoriesOf(run, constructionPlaceOf(run)),
		),
	}),
	query: 'filter[issueTypeId]',
	read: read.guid,
});

/** @throws InvalidValue if the project has no such type, or does not use it any more */
export async function checkType(run: OperationRun, place: ProjectPlace, id: string): Promise<void> {
	const types = await issueTypesIn(run, place);
	const type = types.find((each) => each.id === id);
	if (type?.isActive) return;
	const active = types.filter(({ isActive }) => isActive).map(issueTypeName);
	const choices = active.length === 0 ? '' : `. Active types: ${active.slice(0, 10).join(', ')}`;
	throw new InvalidValue(
		issueType.displayName,
		type === undefined
			? `the project has no issue type with the ID ${id}${choices}`
			: `"${issueTypeName(type)}" is inactive in the project${choices}`,
	);
}
