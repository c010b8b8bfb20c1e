import type { Location } from '../../../apsLists/locations';
import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { isSimplified, simplify } from '../../../fields/simplify';
import { locationTreeOf } from '../../../lookUp/locations';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { locationExample, locationRecord } from '../../../records/location';
import { InvalidValue } from '../../../values/invalidValue';
import { locationAdvice, treeLocation } from './locationFields';

/** More than any building has. */
const MOST_LEVELS = 100;

const below = defineParameter({
	...treeLocation('Below', 'below', 'Only locations below this one'),
	read: read.guid,
});

const levels = defineParameter({
	displayName: 'Levels',
	name: 'levels',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_LEVELS },
	default: 1,
	description: 'How many levels of the tree to return, counted from the top or from Below',
	read: read.integer(1, MOST_LEVELS),
});

const treeFilters = filters([below, levels]);

export const getTree = defineOperation({
	action: 'List Locations',
	name: 'Get Tree',
	value: 'getTree',
	summary: 'Get tree of locations',
	description:
		'Retrieve all locations of a project, such as buildings, levels and rooms, each with its path and before those below it',
	endpoint: 'GET /construction/locations/v2/projects/{projectId}/trees/default/nodes',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, simplify, treeFilters],
	options: [constructionRegion],
	advice: locationAdvice,
	example: locationExample,
	async execute(run) {
		const place = constructionPlaceOf(run);
		const top = valueIn(run, treeFilters, below);
		const most = valueIn(run, treeFilters, levels) ?? Number.POSITIVE_INFINITY;
		const { locations } = await locationTreeOf(run, place);
		const wanted = top === undefined ? locations : locationsBelow(locations, top);
		const first = wanted[0]?.level ?? 0;
		return wanted
			.filter(({ level }) => level - first < most)
			.map((location) => (isSimplified(run) ? locationRecord(location) : location.row));
	},
});

/** @throws InvalidValue if there is no such location */
function locationsBelow(locations: readonly Location[], wanted: string): Location[] {
	const top = locations.find(({ id }) => id.toLowerCase() === wanted.toLowerCase());
	if (top === undefined) {
		throw new InvalidValue(below.displayName, `the project has no location with the ID ${wanted}`);
	}
	const inside = new Set([top.id]);
	return locations.filter(({ id, parentId }) => {
		if (parentId === undefined || !inside.has(parentId)) return false;
		inside.add(id);
		return true;
	});
}
