/** What the worker can poll, because Autodesk has no webhooks for it. */
export interface WatchKindFacts {
	/** Name in the worker's API. */
	kind: WatchKindId;
	/** In Title Case, as shown in lists. */
	name: string;
	/** Name of the event in the trigger node. */
	eventName: string;
	/** The end of "Fires when …". */
	when: string;
	/** Whose list it is. */
	of: 'account' | 'project';
	/** Whose token the worker needs for it: the app's own, or that of a service account. */
	readAs: 'app' | 'serviceAccount';
}

/** The system of a watch's events: this prefix and the kind. */
export const WATCH_SYSTEM_PREFIX = 'watch.';

export const WATCH_KIND_IDS = [
	'accountCompanies',
	'accountProjects',
	'accountUsers',
	'projectForms',
	'projectRfis',
	'projectSubmittals',
	'projectUsers',
] as const;

export type WatchKindId = (typeof WATCH_KIND_IDS)[number];

export const WATCH_KINDS: readonly WatchKindFacts[] = [
	{
		kind: 'accountCompanies',
		name: 'Account Companies',
		eventName: 'Account: Companies Changed',
		when: 'a company is added to or removed from an account, or its name, trade, status, ERP ID, tax ID or website changes',
		of: 'account',
		readAs: 'app',
	},
	{
		kind: 'accountProjects',
		name: 'Account Projects',
		eventName: 'Account: Projects Changed',
		when: 'a project is added to or removed from an account, or its name, status, type, job number, dates or business unit change',
		of: 'account',
		readAs: 'app',
	},
	{
		kind: 'accountUsers',
		name: 'Account Users',
		eventName: 'Account: Users Changed',
		when: 'a user is added to or removed from an account, or their status, role, company, email or name changes',
		of: 'account',
		readAs: 'app',
	},
	{
		kind: 'projectForms',
		name: 'Project Forms',
		eventName: 'Project: Forms Changed',
		when: 'a form is added to or removed from a project, or its status, name, assignee, dates, location or texts change',
		of: 'project',
		readAs: 'serviceAccount',
	},
	{
		kind: 'projectRfis',
		name: 'Project RFIs',
		eventName: 'Project: RFIs Changed',
		when: 'an RFI is added to or removed from a project, or its status, title, question, people, due date, impact, comments, response or custom attributes change',
		of: 'project',
		readAs: 'serviceAccount',
	},
	{
		kind: 'projectSubmittals',
		name: 'Project Submittals',
		eventName: 'Project: Submittals Changed',
		when: 'a submittal item is added to or removed from a project, or its status, title, people, spec section, dates, revision or response change',
		of: 'project',
		readAs: 'serviceAccount',
	},
	{
		kind: 'projectUsers',
		name: 'Project Users',
		eventName: 'Project: Users Changed',
		when: 'a user joins or leaves a project, or their status, company, roles, products, admin right, email or name changes',
		of: 'project',
		readAs: 'app',
	},
];

/** Kinds whose list belongs to a project, so that a watch needs one. */
export const PROJECT_WATCH_KIND_IDS: readonly WatchKindId[] = WATCH_KINDS.filter(
	({ of }) => of === 'project',
).map(({ kind }) => kind);
