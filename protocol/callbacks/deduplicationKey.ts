import { createHash } from 'crypto';
import { parseTime } from '../time';
import type { Callback } from './callback';

/**
 * How one event is recognised when Autodesk sends it again. A duplicate is cheaper than a loss, so
 * content is compared only where the payload holds a time or counter that tells two real events
 * apart; everywhere else the delivery id alone decides.
 */

/** Whether two real occurrences of the event always differ in content. */
function contentIdentifies({ hook: { system, event = '' }, payload }: Callback): boolean {
	switch (system) {
		case 'data':
			return !/\.(deleted|purged)$/.test(event) && hasTime(payload);
		case 'derivative':
			return payload.TimeStamp !== undefined;
		case 'autodesk.construction.issues':
			return payload.updatedAt !== undefined;
		case 'autodesk.construction.reviews':
			return payload.roundNum !== undefined && payload.status !== undefined;
		default:
			return false;
	}
}

/** Data Management events carry `modifiedTime`; copies and some folder events carry no time at all. */
function hasTime(payload: Record<string, unknown>): boolean {
	return typeof payload.modifiedTime === 'string';
}

/**
 * The keys under which an event counts as seen: one by delivery id (when Autodesk sent one) and one
 * by content where that is safe. The event is a duplicate when any of them is known.
 *
 * @param route what separates hooks from each other at the receiver, e.g. the route key or hook id
 * @returns lower-case hex SHA-256 digests; empty when nothing identifies the event
 */
export function deduplicationKeys(
	route: string,
	callback: Callback,
	deliveryId: string | undefined,
): string[] {
	const hookId = callback.hook.hookId ?? '';
	const keys: string[] = [];
	if (deliveryId) keys.push(digest(['delivery', route, hookId, deliveryId]));
	if (contentIdentifies(callback)) {
		// The rest of `hook` is left out: status and dates can differ between attempts.
		const { resourceUrn = '', payload } = callback;
		const event = callback.hook.event ?? '';
		keys.push(digest(['content', route, hookId, event, resourceUrn, canonical(payload)]));
	}
	return keys;
}

/**
 * The key of an event that happens only once to what it is about. It is the same for Autodesk's
 * callback and for an event made from what is found in the folder later, whichever comes first, and
 * whatever hook it came by.
 *
 * @param route what separates receivers of the same event from each other
 * @returns undefined for an event that can happen again
 */
export function occurrenceKey(route: string, callback: Callback): string | undefined {
	const { hook, resourceUrn, payload } = callback;
	if (hook.system !== 'data') return undefined;
	switch (hook.event) {
		case 'dm.version.added': {
			const version = [resourceUrn, payload.source].find(isVersionUrn);
			return version && digest(['occurrence', route, hook.event, version]);
		}
		case 'dm.folder.added': {
			// The time keeps apart what else might be told as added, such as a folder that is restored.
			const second = secondOf(payload.modifiedTime);
			return (
				resourceUrn && second && digest(['occurrence', route, hook.event, resourceUrn, second])
			);
		}
		default:
			return undefined;
	}
}

function isVersionUrn(value: unknown): value is string {
	return typeof value === 'string' && value.includes('?version=');
}

/** Callbacks write `2026-03-02T09:15:26+0000`, Data Management the same time with fractions and `Z`. */
function secondOf(time: unknown): string | undefined {
	const milliseconds = typeof time === 'string' ? parseTime(time) : undefined;
	return milliseconds === undefined ? undefined : String(Math.floor(milliseconds / 1000));
}

function digest(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** JSON with sorted keys, so that the order in which Autodesk writes fields does not matter. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
		return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
	}
	return JSON.stringify(value) ?? 'null';
}
