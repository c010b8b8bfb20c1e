import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readLocations } from '../apsLists/locations';
import { filtered, teamContext } from './teamContext';

/** Locations of the chosen project, by path. */
export async function searchLocations(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Locations', 'locations');
	const locations = await readLocations(aps, place);
	return filtered(
		locations.map(({ id, path }) => ({ name: path, value: id })),
		filter,
	);
}
