import { createHash } from 'node:crypto';
import type { BackfillStatus } from '../../../protocol/worker/api/shapes/hook';
import type { SubscriptionHook } from '../subscriptions/subscription';

/** A time in which Autodesk did not call a hook. Times are ISO 8601. */
export interface Gap {
	id: string;
	subscription: string;
	hook: SubscriptionHook;
	from: string;
	to: string;
	backfill: Backfill;
}

/** The backfill of a gap. */
export interface Backfill {
	status: BackfillStatus;
	reason: string | null;
	/** Data Management ID of the project to search; null if it is unknown. */
	projectId: string | null;
	hubId: string | null;
	/** Missed events that were found and delivered. */
	events: number;
	/** When folders are searched next; null when the search is complete. */
	nextPassAt: string | null;
}

/** The same gap of the same hook always has the same id. */
export function gapId(hookStateId: string, from: string): string {
	const digest = createHash('sha256').update(`${hookStateId}:${from}`).digest('hex');
	return `gap_${digest.slice(0, 32)}`;
}
