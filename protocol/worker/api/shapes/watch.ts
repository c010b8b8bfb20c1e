import type { Region } from '../../../aps/regions';
import type { WatchKindId } from '../../../events/watchKinds';

export const WATCH_STATUSES = ['active', 'paused'] as const;
export type WatchStatus = (typeof WATCH_STATUSES)[number];

/**
 * `baseline`: the first run, which the next one is compared with. `suspicious`: so many records were
 * missing that none was reported as removed; accepting the drop reports them. `partial`: of all projects
 * of an account, some could not be read; the reason names them.
 */
export const WATCH_OUTCOMES = ['baseline', 'compared', 'suspicious', 'partial', 'failed'] as const;
export type WatchOutcome = (typeof WATCH_OUTCOMES)[number];

/** What happens with runs that were due while no scheduler was running: one is made up for, or none. */
export const MISSED_RUNS = ['runOnce', 'skip'] as const;
export type MissedRuns = (typeof MISSED_RUNS)[number];

/**
 * When a watch polls Autodesk: at an interval, or at exact times. `jitterMinutes` is the largest random
 * delay of each run (default: 0), so that watches do not all poll at once; `missedRuns` is `runOnce`
 * by default.
 */
export type WatchSchedule =
	| {
			everyMinutes: number;
			jitterMinutes?: number;
			missedRuns?: MissedRuns;
	  }
	| {
			/** Five fields: minute, hour, day, month, weekday. */
			cron: string;
			/** IANA name; UTC when left out. */
			timezone?: string;
			jitterMinutes?: number;
			missedRuns?: MissedRuns;
	  };

/** Changes settings of a watch. What is left out stays as it is. */
export interface WatchChange {
	/** Names the watch for people. Each of its events carries it. */
	label?: string;
	/** Id of the subscription that gets the changes. */
	subscription?: string;
	schedule?: WatchSchedule;
	status?: WatchStatus;
	/** Share of the records that may disappear between two runs, in percent; more is suspicious. */
	maxRemovedPercent?: number;
}

/** Creates a watch. */
export interface NewWatch {
	kind: WatchKindId;
	/** GUID, with or without `b.`. */
	accountId: string;
	/** GUID, with or without `b.`. Required for lists of a project, unless `allProjects` is set. */
	projectId?: string | null;
	/** Watches the lists of all active projects of the account, also of those added later. */
	allProjects?: boolean;
	/** Of the account; Autodesk takes null for the United States in some lists. */
	region?: Region | null;
	label?: string;
	subscription: string;
	schedule: WatchSchedule;
	status?: WatchStatus;
	maxRemovedPercent?: number;
}

/** Outcome of one run of a watch. */
export interface WatchRun {
	startedAt: string;
	finishedAt: string;
	outcome: WatchOutcome;
	/** Why it failed, is suspicious or partial; otherwise null. */
	reason: string | null;
	added: number;
	updated: number;
	removed: number;
	/** No longer listed, but not known to be gone: the next run checks them again. */
	unconfirmed: number;
}

/** A list at Autodesk that the worker polls. Times are ISO 8601. */
export interface Watch {
	id: string;
	/** One of the watch kinds; a newer worker may know more of them. */
	kind: string;
	/** GUID, without `b.`. */
	accountId: string;
	/** GUID, without `b.`; null for lists of an account, and for all projects. */
	projectId: string | null;
	/** Whether the lists of all active projects of the account are watched. */
	allProjects: boolean;
	region: Region | null;
	label: string;
	subscription: string;
	schedule: WatchSchedule;
	status: WatchStatus;
	maxRemovedPercent: number;
	/** Records in the list as of the last run. */
	records: number;
	lastRun: WatchRun | null;
	/** null while the watch is paused. */
	nextRunAt: string | null;
	createdAt: string;
	updatedAt: string;
}
