import type { IWebhookFunctions } from 'n8n-workflow';
import { onceTaken } from './onceTaken';
import { RecentEntries } from './recentEntries';

/**
 * Recognises events that Autodesk sends again, by what this process has taken. Static data is no
 * place for it: n8n (2.41) saves what a webhook writes there only when no execution follows. What a
 * restart has forgotten starts the workflow a second time; the worker has no such limit.
 */

const HOUR_MS = 3_600_000;
/** Autodesk retries for about 48 hours; the rest is slack. */
const KEEP_HOURS = 72;
/** For all workflows of the process; about 3 MB. An event has one or two keys. */
const MAX_KEYS = 20_000;

const seen = new RecentEntries<true>(MAX_KEYS, KEEP_HOURS * HOUR_MS);

/** @param keys of one event, see `deduplicationKeys` */
export function wasSeen(keys: readonly string[]): boolean {
	return keys.some((key) => seen.get(key));
}

/** Once n8n has taken the event on. */
export function rememberEvent(ctx: IWebhookFunctions, keys: readonly string[]): void {
	onceTaken(ctx, () => keys.forEach((key) => seen.keep(key, true)));
}
