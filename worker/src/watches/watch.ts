import type { Region } from '../../../protocol/aps/regions';
import type { Timing } from '../scheduling/scheduledWork';

/** Something Autodesk has no webhooks for, looked at again and again. Times are ISO 8601. */
export interface Watch {
	id: string;
	/** Id of the `WatchKind`. */
	kind: string;
	place: WatchedPlace;
	label: string;
	/** Id of the subscription that is told of changes. */
	subscription: string;
	schedule: Timing;
	status: WatchStatus;
	/** Of the snapshot that the next look is compared with; 0 before the first look. */
	generation: number;
	/** Records in that snapshot. */
	records: number;
	lastRun: WatchRunResult | null;
	createdAt: string;
	updatedAt: string;
}

export const WATCH_STATUSES = ['active', 'paused'] as const;
export type WatchStatus = (typeof WATCH_STATUSES)[number];

export interface WatchedPlace {
	/** GUID, without `b.`. */
	accountId: string;
	/** Of the account; null leaves it to Autodesk, which means the US for some lists. */
	region: Region | null;
}

export interface WatchRunResult {
	startedAt: string;
	finishedAt: string;
	/** `baseline`: the first look, of which nothing is told. */
	outcome: 'baseline' | 'compared' | 'failed';
	/** Why it failed; null when it did not. */
	reason: string | null;
	added: number;
	updated: number;
	removed: number;
	/** No longer listed, but not known to be gone: looked at again by the next run. */
	unconfirmed: number;
}
