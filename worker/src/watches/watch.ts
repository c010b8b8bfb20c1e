import type { Region } from '../../../protocol/aps/regions';
import type {
	WatchRun as WatchRunResult,
	WatchSchedule,
	WatchStatus,
} from '../../../protocol/worker/api/shapes/watch';

/** Something that Autodesk has no webhooks for, so the worker polls it. Times are ISO 8601. */
export interface Watch {
	id: string;
	/** Id of the `WatchKind`. */
	kind: string;
	place: WatchedPlace;
	label: string;
	/** Id of the subscription that receives the changes. */
	subscription: string;
	schedule: WatchSchedule;
	status: WatchStatus;
	/** Share of the records that may disappear between two runs, in percent. */
	maxRemovedPercent: number;
	/** Number of records in a drop that was accepted and is not yet reported completely. */
	acceptedRecords: number | null;
	/** Of the snapshot that the next poll is compared with; 0 before the first poll. */
	generation: number;
	/** Number of records in that snapshot. */
	records: number;
	lastRun: WatchRunResult | null;
	createdAt: string;
	updatedAt: string;
}

export interface WatchedPlace {
	/** GUID, without `b.`. */
	accountId: string;
	/** GUID, without `b.`; null for lists of an account. */
	projectId: string | null;
	/** Region of the account; null leaves it to Autodesk, which means the US for some lists. */
	region: Region | null;
}
