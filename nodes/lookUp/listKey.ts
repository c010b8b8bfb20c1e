import type { ApsClient } from '../apsClient/client';

/** The key of a list: what it holds depends on the user that the item acts as. */
export function listKey({ access }: ApsClient, ...place: Array<string | undefined>): string {
	return JSON.stringify([access.userId ?? null, ...place.map((part) => part ?? null)]);
}
