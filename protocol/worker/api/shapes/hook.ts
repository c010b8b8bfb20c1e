import type { Region } from '../../../aps/regions';
import type { SubscribedHook } from './subscription';

/**
 * - `active`: Autodesk calls it
 * - `inactive`: Autodesk has stopped calling it
 * - `missing`: it existed and no longer does
 * - `expired`: its lifetime is over
 * - `unseen`: the app has never seen it
 */
export const HOOK_STATUSES = ['active', 'inactive', 'missing', 'expired', 'unseen'] as const;
export type HookStatus = (typeof HOOK_STATUSES)[number];

export const HOOK_CREATORS = ['app', 'user'] as const;
export type HookCreator = (typeof HOOK_CREATORS)[number];

/**
 * - `planned`: not started, or due again
 * - `done`: everything that can be found was found
 * - `partial`: there was more than the limits allow; `reason` says what
 * - `failed`: `reason` says why
 * - `impossible`: not for this webhook; `reason` says why
 */
export const BACKFILL_STATUSES = ['planned', 'done', 'partial', 'failed', 'impossible'] as const;
export type BackfillStatus = (typeof BACKFILL_STATUSES)[number];

/** Health of one webhook that feeds a subscription. Times are ISO 8601. */
export interface HookHealth extends SubscribedHook {
	subscription: string;
	status: HookStatus;
	/** What is wrong, and what to do about it; null if nothing is wrong. */
	problem: string | null;
	/** Since when events may be missed; null while none are. */
	since: string | null;
	expiry: string | null;
	creator: HookCreator | null;
}

/** A period in which Autodesk did not call a webhook. */
export interface HookGap extends SubscribedHook {
	id: string;
	subscription: string;
	from: string;
	to: string;
	backfill: {
		status: BackfillStatus;
		reason: string | null;
		/** Missed events that were found and delivered. */
		events: number;
		/** When folders are searched next; null when the search is complete. */
		nextPassAt: string | null;
	};
}

/** Outcome of the last hook check in a region. */
export interface RegionCheck {
	region: Region;
	triedAt: string;
	/** The last check that succeeded; null when none has. */
	checkedAt: string | null;
	problem: string | null;
}

/** A webhook that calls this worker but belongs to no subscription. */
export interface OrphanHook {
	hookId: string;
	system: string;
	event: string;
	region: Region;
	since: string;
}

/** Health of all webhooks. */
export interface HookOverview {
	/** Whether the worker has its own app, which it needs to check and repair webhooks. */
	configured: boolean;
	regions: RegionCheck[];
	data: HookHealth[];
	orphans: OrphanHook[];
	/** The latest first. */
	gaps: HookGap[];
}

export interface HookQuery {
	/** Id of a subscription. */
	subscription?: string;
	status?: HookStatus;
}

/** The check runs in the background. */
export interface HookCheck {
	status: 'requested';
}

/** The time range to search for missed events. */
export interface BackfillRequest {
	/** Id of a subscription. */
	subscription: string;
	/** ISO 8601 with a time zone. */
	from: string;
	/** ISO 8601 with a time zone; now when left out. */
	to?: string;
}

/** One gap per webhook, filled in the background. */
export interface BackfillPlan {
	gaps: HookGap[];
}
