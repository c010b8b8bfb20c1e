import { constructionPlaceOf } from '../../../fields/constructionProject';
import { locatedId, resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { issuesOf } from '../../../lookUp/issues';
import { LookUp } from '../../../lookUp/lookUp';
import type { ApsRun } from '../../../parameters/run';
import { guid } from '../../../values/guid';

/** The issue that an operation works on. */
export const issue: Locator = {
	...resourceLocator({
		displayName: 'Issue',
		name: 'issue',
		description: 'The issue. The list accepts part of its title, or its number.',
		search: 'searchIssues',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. be9ade84-e25d-412a-a08c-f5f14cf04957',
		lookUp: new LookUp('By Number', 'e.g. 42', (run) => issuesOf(run, constructionPlaceOf(run))),
	}),
	required: true,
};

/** @throws InvalidValue */
export function issueId(run: ApsRun): string {
	return guid(issue.displayName, locatedId(run, issue.name));
}
