import type { ApsClient } from '../../apsClient/client';
import type { ApsHook } from '../../../protocol/aps/hooks';
import { hasSameScope } from '../../../protocol/aps/hookScope';
import type { EventSource } from '../settings/eventSource';
import type { LeftOutProject } from '../registration';
import { resolvedScopes } from './resolvedScopes';
import type { ResolvedScope } from './resolvedScopes';

/** One webhook that should exist at Autodesk. */
export interface DesiredHook extends ResolvedScope {
	system: string;
	event: string;
	/** Another ID of the event, to try if Autodesk does not know the first. */
	alias?: string;
}

export interface DesiredHooks {
	hooks: DesiredHook[];
	leftOut: LeftOutProject[];
}

/** One webhook per event and scope: with a wildcard, callbacks would not say which event they report. */
export async function desiredHooks(
	sources: readonly EventSource[],
	aps: ApsClient,
): Promise<DesiredHooks> {
	const hooks: DesiredHook[] = [];
	const leftOut: LeftOutProject[] = [];
	for (const { events, watched } of sources) {
		const { scopes, leftOut: unopened } = await resolvedScopes(watched, aps);
		leftOut.push(...unopened);
		for (const { system, event, catalogued } of events) {
			const alias = catalogued?.alias;
			hooks.push(...scopes.map((scope) => ({ system, event, alias, ...scope })));
		}
	}
	return { hooks: withoutRepetitions(hooks), leftOut };
}

/** A custom event may also be selected in the list. */
function withoutRepetitions(hooks: readonly DesiredHook[]): DesiredHook[] {
	const byIdentity = new Map<string, DesiredHook>();
	for (const hook of hooks) {
		const identity = JSON.stringify([hook.system, hook.event, hook.scope]);
		if (!byIdentity.has(identity)) byIdentity.set(identity, hook);
	}
	return [...byIdentity.values()];
}

/** Whether a webhook at Autodesk is the desired one. Both must call the same URL. */
export function isDesired(desired: DesiredHook, actual: ApsHook): boolean {
	return (
		actual.system === desired.system &&
		(actual.event === desired.event || actual.event === desired.alias) &&
		hasSameScope(desired.scope, actual.scope ?? {})
	);
}
