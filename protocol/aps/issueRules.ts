/** What Autodesk documents about issues (Issues v1). */

/** In characters. */
export const LONGEST_ISSUE_TITLE = 100;
export const LONGEST_ISSUE_DESCRIPTION = 1000;
export const LONGEST_LOCATION_DETAILS = 250;
export const LONGEST_ISSUE_COMMENT = 10_000;

/** An issue takes no more; Autodesk answers 422. */
export const MOST_ISSUE_ATTACHMENTS = 100;

/** Every status there is. Which of them are permitted depends on the issue and on the user. */
export const ISSUE_STATUSES = [
	'closed',
	'completed',
	'draft',
	'in_dispute',
	'in_progress',
	'in_review',
	'not_approved',
	'open',
	'pending',
] as const;
