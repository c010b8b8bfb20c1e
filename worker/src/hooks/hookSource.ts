import { isJsonObject } from '../../../protocol/json';

/** What the worker writes into the attribute of each hook that it creates for a receiver. */
export const WORKER_SOURCE = 'aps-webhook-worker';

/** Who creates hooks that call the worker: the Trigger node, and the worker. */
const SOURCES: ReadonlySet<unknown> = new Set(['n8n', WORKER_SOURCE]);

/** Whether the attribute of a hook says that the Trigger node or the worker has created it. */
export function isOwnSource(hookAttribute: unknown): boolean {
	return isJsonObject(hookAttribute) && SOURCES.has(hookAttribute.source);
}
