/** What Autodesk documents about forms (Forms v1 and v2). */

/** In characters. */
export const LONGEST_FORM_NAME = 100;
export const LONGEST_FORM_TEXT = 8000;

/** Answers, and rows of tables, that one call saves. */
export const MOST_FORM_VALUES = 10;

/** A list of forms takes no more sort fields. */
export const MOST_FORM_SORTS = 3;

interface FormStatus {
	/** What people see in Forms, in camel case. */
	status: string;
	/** How a change is sent. */
	sent: string;
	/** What answers call it, which differs between versions of the API and within its reference. */
	returned: readonly string[];
}

export const FORM_STATUSES: readonly FormStatus[] = [
	{ status: 'archived', sent: 'archived', returned: ['archived'] },
	{ status: 'closed', sent: 'submitted', returned: ['closed', 'submitted'] },
	{ status: 'discarded', sent: 'discarded', returned: ['discarded'] },
	{ status: 'inProgress', sent: 'draft', returned: ['inProgress', 'draft'] },
	{ status: 'inReview', sent: 'in_review', returned: ['inReview', 'in_review'] },
];

/** The status of a form under the one name that people see. One that Autodesk adds later stays as it is. */
export function formStatusOf(returned: unknown): unknown {
	const known = FORM_STATUSES.find((each) => each.returned.some((name) => name === returned));
	return known?.status ?? returned;
}

/** Tables that templates of daily reports have, with the IDs that they have in every project. */
export const FORM_TABLES = {
	equipmentEntries: '8af6c450-dd2a-32ae-0090-5493a9cc884e',
	materialsEntries: '2adf5ad9-d9d3-ee42-6fd8-015c34ce474d',
	worklogEntries: '6c8055d5-1301-46f6-9d18-8a2a208a277e',
} as const;

/** Answers to questions with a fixed choice. */
export const FORM_TOGGLES = [
	'Fail',
	'False',
	'Minus',
	'NA',
	'No',
	'Pass',
	'Plus',
	'True',
	'Yes',
] as const;
