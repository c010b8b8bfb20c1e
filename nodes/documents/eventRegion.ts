import { contradiction, hookRegion, regionClue, urnClue } from '../../protocol/aps/hookRegion';
import type { HookRegion, RegionClue } from '../../protocol/aps/hookRegion';
import { isGuid, toAdminId, toDataManagementId } from '../../protocol/aps/ids';
import type { Region } from '../../protocol/aps/regions';
import { SCOPE_KEYS } from '../../protocol/events/eventCatalogue';
import type { ApsClient } from '../apsClient/client';
import { region as regionField } from '../fields/region';
import { regionOfHub } from './docsTree';

/** What is known about where events come from. */
export interface EventOrigin {
	/** The region that the user chose; undefined to find it. */
	chosen?: Region;
	/** Data Management IDs of the hubs that contain what is watched. */
	hubIds: readonly string[];
	/** URNs of what is watched. Other texts do no harm. */
	urns: readonly string[];
}

export type EventRegion =
	{ kind: 'known'; region: Region } | { kind: 'problem'; problem: RegionProblem };

/** Why there is no region, and what to do: message and description of an error. */
export interface RegionProblem {
	message: string;
	description: string;
}

/**
 * The region in which webhooks must be created to receive the events: that of the hub or of the URN. Asks
 * Autodesk for the hubs.
 *
 * @throws NodeApiError if a hub that alone could say it cannot be read
 */
export async function eventRegion(aps: ApsClient, origin: EventOrigin): Promise<EventRegion> {
	const { chosen, hubIds, urns } = origin;
	const clues: RegionClue[] = [];
	if (chosen !== undefined) clues.push(regionClue(`${regionField.displayName} is`, chosen));
	clues.push(...urns.map(urnClue).filter((clue) => clue !== undefined));
	const isOptional = clues.length > 0;
	for (const hubId of new Set(hubIds)) {
		const region = await regionOfHub(aps, hubId, isOptional);
		if (region !== undefined) clues.push(regionClue(`the hub ${hubId} is in`, region));
	}
	const result = hookRegion(clues);
	return result.kind === 'known' ? result : { kind: 'problem', problem: problemOf(result, origin) };
}

/** The hub that a scope names, in Data Management form. @returns undefined for other scopes */
export function hubOfScope(scopeKey: string, scopeValue: string): string | undefined {
	if (scopeKey !== SCOPE_KEYS.account) return undefined;
	const accountId = toAdminId(scopeValue);
	return isGuid(accountId) ? toDataManagementId(accountId) : undefined;
}

function problemOf(
	result: Exclude<HookRegion, { kind: 'known' }>,
	{ chosen, hubIds }: EventOrigin,
): RegionProblem {
	const { displayName } = regionField;
	if (result.kind === 'unknown') {
		return {
			message:
				hubIds.length > 0
					? `${displayName}: Autodesk does not say in which region the hub is`
					: `${displayName}: nothing says where the events come from`,
			description: `Choose the region under ${displayName}, or a hub where there is a field for it. A webhook in another region never fires`,
		};
	}
	return {
		message: contradiction(result.clues),
		description:
			chosen === undefined
				? 'All webhooks of one node are in one region. Use a node of its own for each region'
				: `Choose Automatic under ${displayName}, or the region of what is watched. A webhook in another region never fires`,
	};
}
