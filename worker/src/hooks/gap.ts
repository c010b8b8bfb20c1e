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

/** What was done to make up for it. */
export interface Backfill {
	status: BackfillStatus;
	reason: string | null;
	/** Project to search, in Data Management form; null if it is unknown. */
	projectId: string | null;
	hubId: string | null;
	/** Events that were found missing and passed on. */
	events: number;
	/** When folders are looked through next; null when that is over. */
	nextPassAt: string | null;
}

/** The same gap of the same hook has the same id, however often it is noticed. */
export function gapId(hookStateId: string, from: string): string {
	const digest = createHash('sha256').update(`${hookStateId}:${from}`).digest('hex');
	return `gap_${digest.slice(0, 32)}`;
}
