import type { IDataObject } from 'n8n-workflow';
import { isSimplified } from '../../../fields/simplify';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { issueAttributesIn } from '../../../lookUp/issueSettings';
import type { OperationRun } from '../../../operations/operation';
import {
	issueCategories,
	issueTypes,
	locations,
	people,
	rootCauses,
} from '../../../recordNames/sources';
import { namesOf } from '../../../recordNames/withNames';
import type { NamedRecord } from '../../../recordNames/withNames';
import { hasListValue, simplifyIssue } from '../../../records/issue';

const NAMES: NamedRecord['names'] = {
	assigneeName: { source: people, id: ({ assignedTo }) => assignedTo },
	categoryName: { source: issueCategories, id: ({ issueTypeId }) => issueTypeId },
	createdBy: { source: people, id: ({ createdBy }) => createdBy },
	locationName: { source: locations, id: ({ locationId }) => locationId },
	rootCauseName: {
		source: rootCauses,
		// Autodesk returns some titles itself.
		id: ({ rootCauseId, rootCauseTitle }) => (rootCauseTitle ? undefined : rootCauseId),
	},
	typeName: { source: issueTypes, id: ({ issueSubtypeId }) => issueSubtypeId },
};

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
	const [attributes, names] = await Promise.all([
		issues.some(hasListValue) ? issueAttributesIn(run, place) : [],
		namesOf(run, place, issues, NAMES),
	]);
	return issues.map((issue, index) => simplifyIssue(issue, attributes, names[index]));
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
