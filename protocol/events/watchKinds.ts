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
}

/** The system of a watch's events: this prefix and the kind. */
export const WATCH_SYSTEM_PREFIX = 'watch.';

export const WATCH_KIND_IDS = ['accountProjects', 'accountUsers'] as const;

export type WatchKindId = (typeof WATCH_KIND_IDS)[number];

export const WATCH_KINDS: readonly WatchKindFacts[] = [
	{
		kind: 'accountProjects',
		name: 'Account Projects',
		eventName: 'Account: Projects Changed',
		when: 'a project is added to or removed from an account, or its name, status, type, job number, dates or business unit change',
	},
	{
		kind: 'accountUsers',
		name: 'Account Users',
		eventName: 'Account: Users Changed',
		when: 'a user is added to or removed from an account, or their status, role, company, email or name changes',
	},
];
