import type { SubscriptionHook } from '../../subscriptions/subscription';
import type { Backfill } from '../gap';
import type { SeenHook } from '../hookState';

/** Events that can be reconstructed from the contents of a folder. */
export const RECOVERABLE_EVENTS: readonly string[] = ['dm.version.added', 'dm.folder.added'];

/**
 * Whether and how a gap of this hook can be filled.
 *
 * @param due when to begin, ISO 8601
 */
export function planBackfill(hook: SubscriptionHook, seen: SeenHook | null, due: string): Backfill {
	const projectId = seen?.projectId ?? null;
	const reason = obstacle(hook, projectId);
	return {
		status: reason === null ? 'planned' : 'impossible',
		reason,
		projectId,
		hubId: seen?.hubId ?? null,
		events: 0,
		nextPassAt: reason === null ? due : null,
	};
}

function obstacle(
	{ system, event, scope }: SubscriptionHook,
	projectId: string | null,
): string | null {
	if (system !== 'data' || !RECOVERABLE_EVENTS.includes(event)) {
		return `${event} events leave no trace in the folder, so they cannot be found`;
	}
	if (scope.folder === undefined) return 'The webhook does not watch a folder';
	if (projectId === null) {
		return 'The project of the folder is unknown: the attribute of the webhook has no projectId';
	}
	return null;
}
