import { createHash } from 'crypto';
import { parseTime } from '../time';
import type { Callback } from './callback';

/**
 * How an event is recognized when Autodesk sends it again. A duplicate is cheaper than a loss, so
 * content is compared only if the payload contains a time or counter that distinguishes real events;
 * otherwise the delivery ID alone decides.
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

/** Data Management events carry `modifiedTime`; copies and some folder events have no time. */
function hasTime(payload: Record<string, unknown>): boolean {
	return typeof payload.modifiedTime === 'string';
}

/**
 * The key by which both the node and the worker recognize an event that they have received before. An
 * occurrence or the content covers what the delivery ID would: a retry is about the same occurrence and has
 * the same content. Autodesk signs both, but not the delivery ID, so that decides only where neither does.
 *
 * @param route distinguishes hooks at the receiver, e.g. the route key or the callback URL
 * @returns lowercase hex SHA-256; undefined if nothing identifies the event
 */
export function deduplicationKey(
	route: string,
	callback: Callback,
	deliveryId: string | undefined,
): string | undefined {
	return (
		occurrenceKey(route, callback) ??
		contentKey(route, callback) ??
		deliveryKey(route, callback, deliveryId)
	);
}

/** The key of a run of a data extract: it ends only once. */
export function dataExtractKey(route: string, jobId: string): string {
	return digest(['data extract', route, jobId]);
}

function contentKey(route: string, callback: Callback): string | undefined {
	if (!contentIdentifies(callback)) return undefined;
	// The rest of `hook` is omitted: status and dates can differ between attempts.
	const { hook, resourceUrn = '', payload } = callback;
	const { hookId = '', event = '' } = hook;
	return digest(['content', route, hookId, event, resourceUrn, canonical(payload)]);
}

function deliveryKey(
	route: string,
	{ hook: { hookId = '' } }: Callback,
	deliveryId: string | undefined,
): string | undefined {
	return deliveryId ? digest(['delivery', route, hookId, deliveryId]) : undefined;
}

/**
 * The key of an event that can happen only once to its subject. It is the same for Autodesk's callback
 * and for an event created later from the contents of the folder, whichever comes first, and for every
 * hook.
 *
 * @param route distinguishes receivers of the same event
 * @returns undefined for an event that can happen more than once
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
			// The time distinguishes other events reported as added, such as a restored folder.
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

/** Callbacks contain `2026-03-02T09:15:26+0000`; Data Management writes the same time with fractions and `Z`. */
function secondOf(time: unknown): string | undefined {
	const milliseconds = typeof time === 'string' ? parseTime(time) : undefined;
	return milliseconds === undefined ? undefined : String(Math.floor(milliseconds / 1000));
}

function digest(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** JSON with sorted keys, so that Autodesk's order of fields does not matter. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
		return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
	}
	return JSON.stringify(value) ?? 'null';
}
