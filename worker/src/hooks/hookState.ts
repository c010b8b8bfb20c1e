import { createHash } from 'node:crypto';
import { isJsonObject } from '../../../protocol/json';
import { parseTime } from '../../../protocol/time';
import type { HookStatus } from '../../../protocol/worker/api/shapes/hook';
import type { SubscriptionHook } from '../subscriptions/subscription';
import type { ApsHook } from '../../../protocol/aps/hooks';

/** What is known about a subscription's hook. */
export interface HookState {
	/**
	 * Derived from the subscription, event and scope: a replacement hook continues the record of the
	 * old one.
	 */
	id: string;
	subscription: string;
	hook: SubscriptionHook;
	status: HookStatus;
	/** Why it is unhealthy and what a person can do; null if it is healthy. */
	problem: string | null;
	/** Set while events may be missed. */
	outage: Outage | null;
	/** The hook as last seen; null if it was never seen. */
	seen: SeenHook | null;
}

export interface Outage {
	/** When it was last known to be healthy, ISO 8601. */
	since: string;
	/** Whether it is certain, and subscriptions were notified. */
	confirmed: boolean;
}

/** What is needed to create the same hook again. */
export interface SeenHook {
	creator: 'app' | 'user';
	/** ISO 8601; null if it does not expire. */
	expiry: string | null;
	/** Whether it was created to last only hours, for example for a test in n8n. */
	isShortLived: boolean;
	attribute: Record<string, unknown> | null;
	filter: string | null;
	/** Data Management ids, where known. */
	hubId: string | null;
	projectId: string | null;
}

/** A hook that expires within this time of its creation, in ms, is meant to be temporary. */
const SHORT_LIFE = 24 * 3_600_000;

export function hookStateId(subscription: string, hook: SubscriptionHook): string {
	const { region, system, event, scope } = hook;
	const what = [subscription, region, system, event, Object.entries(scope).sort()];
	return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 32);
}

export function newHookState(subscription: string, hook: SubscriptionHook): HookState {
	const id = hookStateId(subscription, hook);
	return { id, subscription, hook, status: 'unseen', problem: null, outage: null, seen: null };
}

export function seenHook(hook: ApsHook): SeenHook {
	const { creatorType } = hook;
	// What Autodesk takes only as a certain type is sent again only as that.
	const attribute = isJsonObject(hook.hookAttribute) ? hook.hookAttribute : null;
	const expiresAt = parseTime(hook.hookExpiry);
	const createdAt = parseTime(hook.createdDate);
	return {
		creator: creatorType === 'O2User' ? 'user' : 'app',
		expiry: expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
		isShortLived:
			expiresAt !== undefined && createdAt !== undefined && expiresAt - createdAt < SHORT_LIFE,
		attribute,
		filter: text(hook.filter),
		hubId: text(hook.hubId) ?? text(attribute?.hubId),
		projectId: text(hook.projectId) ?? text(attribute?.projectId),
	};
}

/** The Trigger node writes both ids into the attribute where it knows them. */
function text(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
