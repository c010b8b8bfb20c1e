/** What the worker can look at again and again, because Autodesk has no webhooks for it. */
export interface WatchKindFacts {
	/** As the worker's API calls it. */
	kind: WatchKindId;
	/** In Title Case, as people choose it from a list. */
	name: string;
	/** The same as an event, in the words of the trigger node. */
	eventName: string;
	/** The end of "Fires when …". */
	when: string;
}

/** The system of a watch's events is this and its kind. */
export const WATCH_SYSTEM_PREFIX = 'watch.';

export const WATCH_KIND_IDS = ['accountProjects', 'accountUsers'] as const;

export type WatchKindId = (typeof WATCH_KIND_IDS)[number];

export const WATCH_KINDS: readonly WatchKindFacts[] = [
	{
		kind: 'accountProjects',
		name: 'Account Projects',
		eventName: 'Account: Projects Changed',
		when: 'a project of an account was added or removed, or its name, status, type, job number, dates or business unit changed',
	},
	{
		kind: 'accountUsers',
		name: 'Account Users',
		eventName: 'Account: Users Changed',
		when: 'a person was added to an account or removed, or their status, role, company, email or name changed',
	},
];
