import { toAdminId, toUrn } from '../../../protocol/aps/ids';
import { SCOPE_KEYS } from '../../../protocol/events/eventCatalogue';
import { readInput } from '../http/api/readInput';
import { subscriptionSchemas } from '../http/api/subscriptions/subscriptionSchemas';
import { Problem } from '../http/problem';
import type { WantedHook } from '../hooks/hookRegistration';
import { textIn } from './receiverForm';
import { WATCHABLE, type WatchableEvent } from './pages/subscriptionHooks';

/**
 * Reads the form of a new webhook by the rules of the API. URNs may be percent-encoded, and IDs may begin with `b.`.
 *
 * @throws Problem 422
 */
export function hookIn(body: unknown): WantedHook {
	const chosen = textIn(body, 'event');
	const watched = WATCHABLE.find(({ value }) => value === chosen);
	if (!watched) throw new Problem('invalidRequest', 'Choose an event of the list');
	const { system, event } = watched;
	return readInput(subscriptionSchemas.NewSubscribedHook, {
		system,
		event,
		region: textIn(body, 'region'),
		projectId: textIn(body, 'projectId') || undefined,
		scope: { [SCOPE_KEYS[watched.scope]]: scopeValue(watched, textIn(body, 'scope')) },
	});
}

function scopeValue({ scope }: WatchableEvent, entered: string): string {
	if (scope === 'folder') return toUrn(entered);
	return scope === 'project' || scope === 'account' ? toAdminId(entered) : entered;
}
