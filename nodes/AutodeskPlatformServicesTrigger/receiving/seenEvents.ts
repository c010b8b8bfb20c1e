import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { onceTaken, RecentKeys } from './recentKeys';

/**
 * Recognises events that Autodesk sends again. The keys are kept in two places: in static data, which
 * survives a restart but which n8n saves as a whole per request, so that of several requests at once
 * the last one wins; and in the memory of this process, which has no such gap. What both have lost
 * starts the workflow a second time; the worker has no such limit.
 */

const HOUR_MS = 3_600_000;
/** Autodesk retries for about 48 hours; the rest is slack. */
const KEEP_HOURS = 72;
/** About 30 kB of static data, written with each event. An event has one or two keys. */
export const MAX_STORED_KEYS = 1_000;
const MAX_KEYS_IN_MEMORY = 20_000;
/** 64 bits of a SHA-256 tell some thousand events apart. */
const KEY_LENGTH = 16;

/** Keys in the order seen, with the hour (since 1970) they were seen in. */
type StoredKeys = Record<string, number>;

const inMemory = new RecentKeys(MAX_KEYS_IN_MEMORY, KEEP_HOURS * HOUR_MS);

/** @param keys of one event, see `deduplicationKeys` */
export function wasSeen(ctx: IWebhookFunctions, keys: readonly string[]): boolean {
	const stored = readStored(ctx);
	return keys.map(shorten).some((key) => isRecent(stored[key]) || inMemory.has(key));
}

/** n8n saves static data only with a successful answer, so both places forget a failed one. */
export function rememberEvent(ctx: IWebhookFunctions, keys: readonly string[]): void {
	const short = keys.map(shorten);
	store(ctx, short);
	onceTaken(ctx, () => short.forEach((key) => inMemory.add(key)));
}

function store(ctx: IWebhookFunctions, keys: readonly string[]): void {
	const hour = currentHour();
	const kept = Object.entries(readStored(ctx)).filter(([, seenIn]) => isRecent(seenIn));
	const added = keys.map((key) => [key, hour] as const);
	const entries = [...kept, ...added].slice(-MAX_STORED_KEYS);
	ctx.getWorkflowStaticData('node').seen = Object.fromEntries(entries) as IDataObject;
}

function readStored(ctx: IWebhookFunctions): StoredKeys {
	return (ctx.getWorkflowStaticData('node').seen ?? {}) as StoredKeys;
}

function isRecent(seenIn: number | undefined): boolean {
	return seenIn !== undefined && currentHour() - seenIn <= KEEP_HOURS;
}

function shorten(key: string): string {
	return key.slice(0, KEY_LENGTH);
}

function currentHour(): number {
	return Math.floor(Date.now() / HOUR_MS);
}
