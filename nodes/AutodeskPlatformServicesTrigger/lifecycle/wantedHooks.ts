import type { INode } from 'n8n-workflow';
import type { ApsClient } from '../../apsClient/client';
import type { Hook } from '../../apsClient/hooks';
import { hasSameScope } from '../../../protocol/aps/hookScope';
import type { TriggerSettings } from '../settings';
import { placesFor } from './places';
import type { Place } from './places';

/** One webhook that should exist at Autodesk. */
export interface WantedHook extends Place {
	system: string;
	event: string;
	/** Another id of the event, to try when Autodesk does not know the first. */
	alias?: string;
}

/** One webhook per event and place: a wildcard would leave open which event a callback is about. */
export async function wantedHooks(
	settings: TriggerSettings,
	aps: ApsClient,
	node: INode,
): Promise<WantedHook[]> {
	const kinds = new Set(settings.events.map(({ scope }) => scope));
	const wanted: WantedHook[] = [];
	for (const kind of kinds) {
		const places = await placesFor(kind, settings, aps, node);
		for (const { system, event, alias } of settings.events.filter(({ scope }) => scope === kind)) {
			wanted.push(...places.map((place) => ({ system, event, alias, ...place })));
		}
	}
	for (const { system, event, scopeKey, scopeValue } of settings.customEvents) {
		wanted.push({ system, event, scope: { [scopeKey]: scopeValue } });
	}
	return withoutRepetitions(wanted);
}

/** An event typed by hand may also be chosen from the list. */
function withoutRepetitions(wanted: readonly WantedHook[]): WantedHook[] {
	const byIdentity = new Map<string, WantedHook>();
	for (const hook of wanted) {
		const identity = JSON.stringify([hook.system, hook.event, hook.scope]);
		if (!byIdentity.has(identity)) byIdentity.set(identity, hook);
	}
	return [...byIdentity.values()];
}

/** Whether a webhook at Autodesk is the wanted one. Both are known to call the same URL. */
export function isWanted(wanted: WantedHook, hook: Hook): boolean {
	return (
		hook.system === wanted.system &&
		(hook.event === wanted.event || hook.event === wanted.alias) &&
		hasSameScope(wanted.scope, hook.scope ?? {})
	);
}
