import { randomUUID } from 'node:crypto';
import type { Project } from './documents';
import type { Issue } from './issue';
import type { State } from './state';

type NewIssue = Pick<Issue, 'title' | 'status' | 'issueTypeId' | 'issueSubtypeId' | 'createdBy'>;

/** Adds an issue with the next number of the project. Unless said otherwise it is unpublished, as at Autodesk. */
export function addIssue(
	state: State,
	project: Project,
	issue: NewIssue,
	createdAt = new Date().toISOString(),
): Issue {
	const known = state.issues.get(project.id) ?? [];
	state.issues.set(project.id, known);
	const added: Issue = {
		id: randomUUID(),
		displayId: (known.at(-1)?.displayId ?? 0) + 1,
		description: null,
		assignedTo: null,
		assignedToType: null,
		dueDate: null,
		startDate: null,
		locationId: null,
		locationDetails: null,
		rootCauseId: null,
		published: false,
		deleted: false,
		watchers: [],
		customAttributes: [],
		gpsCoordinates: null,
		linkedDocuments: [],
		comments: [],
		attachments: [],
		createdAt,
		updatedBy: issue.createdBy,
		updatedAt: createdAt,
		closedBy: null,
		closedAt: null,
		...issue,
	};
	known.push(added);
	return added;
}
