import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

/**
 * Recognises events that Autodesk sends again. The keys are kept in two places: in static data, which
 * survives a restart but which n8n saves as a whole per request, so that of several requests at once
 * the last one wins; and in the memory of this process, which has no such gap.
 */

/** Autodesk retries for about 48 hours; the rest is slack. */
const KEEP_HOURS = 72;
/** About 30 kB of static data, written with each event. An event has one or two keys. */
const MAX_STORED_KEYS = 1_000;
const MAX_MEMORY_KEYS = 20_000;
/** 64 bits of a SHA-256 tell some thousand events apart. */
const KEY_LENGTH = 16;

/** Keys in the order seen, with the hour (since 1970) they were seen in. */
type SeenKeys = Record<string, number>;

const memory = new Map<string, number>();

/** @param keys of one event, see `deduplicationKeys` */
export function wasSeen(ctx: IWebhookFunctions, keys: readonly string[]): boolean {
	const stored = readStored(ctx);
	const oldest = currentHour() - KEEP_HOURS;
	return keys.map(shorten).some((key) => (stored[key] ?? memory.get(key) ?? -1) >= oldest);
}

/** From when n8n has taken the event on. Should it fail to, Autodesk's next try is no duplicate. */
export function rememberEvent(ctx: IWebhookFunctions, keys: readonly string[]): void {
	const short = keys.map(shorten);
	// n8n saves static data only with a successful answer.
	store(ctx, short);
	const response = ctx.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode < 300) keepInMemory(short);
	});
}

function store(ctx: IWebhookFunctions, keys: readonly string[]): void {
	const hour = currentHour();
	const kept = Object.entries(readStored(ctx))
		.filter(([, seenAt]) => seenAt >= hour - KEEP_HOURS)
		.slice(keys.length - MAX_STORED_KEYS);
	const added = keys.map((key) => [key, hour] as const);
	ctx.getWorkflowStaticData('node').seen = Object.fromEntries([...kept, ...added]) as IDataObject;
}

function keepInMemory(keys: readonly string[]): void {
	for (const key of keys) memory.set(key, currentHour());
	for (const oldest of memory.keys()) {
		if (memory.size <= MAX_MEMORY_KEYS) break;
		memory.delete(oldest);
	}
}

function readStored(ctx: IWebhookFunctions): SeenKeys {
	return (ctx.getWorkflowStaticData('node').seen ?? {}) as SeenKeys;
}

function shorten(key: string): string {
	return key.slice(0, KEY_LENGTH);
}

function currentHour(): number {
	return Math.floor(Date.now() / 3_600_000);
}
