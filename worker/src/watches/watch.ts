import type { Region } from '../../../protocol/aps/regions';
import type {
	WatchRun as WatchRunResult,
	WatchSchedule,
	WatchStatus,
} from '../../../protocol/worker/api/shapes/watch';

/** Something that Autodesk has no webhooks for, so the worker polls it. Times are ISO 8601. */
export interface Watch extends ListState {
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
	/** When the round over all projects that is in progress began; null if none is. */
	roundStartedAt: string | null;
	lastRun: WatchRunResult | null;
	createdAt: string;
	updatedAt: string;
}

/** How far a list has been read. Of a watch of all projects, each project has its own. */
export interface ListState {
	/** Of the snapshot that the next poll is compared with; 0 before the first poll. */
	generation: number;
	/** Number of records in that snapshot. */
	records: number;
	/** Number of records in a drop that was accepted and is not yet reported completely. */
	acceptedRecords: number | null;
	/** Changes up to this time have been read, by Autodesk's clock; null reads the whole list. */
	changesReadTo: string | null;
	/** When the whole list was last read and every removal settled; null reads it again. */
	wholeReadAt: string | null;
}

/** Nothing has been read yet. */
export const UNREAD: ListState = {
	generation: 0,
	records: 0,
	acceptedRecords: null,
	changesReadTo: null,
	wholeReadAt: null,
};

/** A list that is polled: that of a watch, or that of one of its projects. */
export interface WatchedList extends ListState {
	/** The list's snapshots in the store. */
	snapshot: string;
	place: WatchedPlace;
	/** Whether records of the first poll are reported as added. By default, it is the baseline. */
	isNew: boolean;
}

export interface WatchedPlace {
	/** GUID, without `b.`. */
	accountId: string;
	/** GUID, without `b.`; null for lists of an account, and for all projects. */
	projectId: string | null;
	/** Whether the lists of all active projects of the account are polled. */
	allProjects: boolean;
	/** Region of the account; null leaves it to Autodesk, which means the US for some lists. */
	region: Region | null;
}
