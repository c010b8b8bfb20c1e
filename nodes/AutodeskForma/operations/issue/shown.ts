import type { IDataObject } from 'n8n-workflow';
import { isSimplified } from '../../../fields/simplify';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { issueAttributesIn } from '../../../lookUp/issueSettings';
import type { OperationRun } from '../../../operations/operation';
import { hasListValue, simplifyIssue } from '../../../records/issue';

/**
 * The issues as the output shows them. With Simplify, values of list attributes are shown by the names of
 * their options, which are read once for each execution, and only if an issue has such a value.
 */
export async function shownIssues(
	run: OperationRun,
	place: ProjectPlace,
	issues: readonly IDataObject[],
): Promise<IDataObject[]> {
	if (!isSimplified(run)) return [...issues];
	const attributes = issues.some(hasListValue) ? await issueAttributesIn(run, place) : [];
	return issues.map((issue) => simplifyIssue(issue, attributes));
}

/** The same for a single issue. */
export async function shownIssue(
	run: OperationRun,
	place: ProjectPlace,
	issue: IDataObject,
): Promise<IDataObject> {
	const [shown] = await shownIssues(run, place, [issue]);
	return shown;
}
