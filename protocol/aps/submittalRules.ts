/** What Autodesk documents about submittals (Submittals v2). */

export const SUBMITTAL_PRIORITIES = ['High', 'Low', 'Normal'] as const;

/** Statuses by their IDs, as the metadata of every project has them. */
export const SUBMITTAL_STATUSES: Readonly<Record<string, string>> = {
	1: 'required',
	2: 'open',
	3: 'closed',
	4: 'void',
	5: 'empty',
	6: 'draft',
};

/** The places of a submittal in its workflow by their IDs, in the order in which it takes them. */
export const SUBMITTAL_STATES: Readonly<Record<string, string>> = {
	draft: 'draft',
	'sbc-1': 'waitingForSubmission',
	'mgr-1': 'submitted',
	rev: 'inReview',
	'mgr-2': 'reviewed',
	'sbc-2': 'closed',
	void: 'voided',
};

/** In which a submittal can be created. */
export const NEW_SUBMITTAL_STATES = ['draft', 'mgr-1', 'sbc-1'] as const;

/** The codes for people, companies and roles. */
export const SUBMITTAL_USER_TYPES = { user: '1', company: '2', role: '3' } as const;

/** What the attachments of a submittal are for, by the IDs of the categories. */
export const SUBMITTAL_ATTACHMENTS: Readonly<Record<string, string>> = {
	1: 'submission',
	2: 'forReview',
	3: 'reviewResponse',
	4: 'finalResponse',
	5: 'previousSubmission',
	6: 'previousForReview',
	7: 'previousReviewResponse',
	8: 'previousFinalResponse',
};
