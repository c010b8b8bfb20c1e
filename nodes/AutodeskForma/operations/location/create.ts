import type { IDataObject } from 'n8n-workflow';
import { LONGEST_BARCODE, LONGEST_LOCATION_NAME } from '../../../../protocol/aps/locationRules';
import { nameKey } from '../../../../protocol/aps/names';
import { newLocation } from '../../../apsLists/locations';
import type { Location, LocationTree } from '../../../apsLists/locations';
import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { customBody } from '../../../fields/customBody';
import { ifExistsField } from '../../../fields/ifExists';
import { isSimplified, simplify } from '../../../fields/simplify';
import { currentLocationTree, locationTreeOf } from '../../../lookUp/locations';
import { defineOperation } from '../../../operations/operation';
import { createdOrExisting, withOutcome } from '../../../operations/orExisting';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { defineParameter, groupParameters } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { locationExample, locationRecord } from '../../../records/location';
import { InvalidValue } from '../../../values/invalidValue';
import { locationAdvice, treeLocation } from './locationFields';

const name = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Level 1',
	description: `Name of the location, at most ${LONGEST_LOCATION_NAME} characters`,
	body: 'name',
	read: read.requiredText(LONGEST_LOCATION_NAME),
});

const parent = defineParameter({
	...treeLocation(
		'Parent Location',
		'parentLocation',
		'The location that the new one is below of, by name, path or ID. Leave empty for the top. It may be one that an item before this one creates.',
	),
	read: read.guid,
});

const ifExists = ifExistsField({ what: 'a location of this name at the same place' });

const placeBefore = defineParameter({
	...treeLocation('Place Before', 'placeBefore', 'The location that comes after the new one'),
	read: read.guid,
});

const placeAfter = defineParameter({
	...treeLocation('Place After', 'placeAfter', 'The location that comes before the new one'),
	read: read.guid,
});

/** Both must have the same parent as the new location, which Autodesk checks. */
const order = groupParameters(
	{ placeBefore, placeAfter },
	{ mergeInto: 'query' },
	({ placeBefore: next, placeAfter: previous }) => {
		if (next !== undefined && previous !== undefined) {
			throw new InvalidValue(
				placeAfter.displayName,
				`cannot be combined with ${placeBefore.displayName}`,
			);
		}
		if (next !== undefined) return { targetNodeId: next, insertOption: 'Before' };
		if (previous !== undefined) return { targetNodeId: previous, insertOption: 'After' };
		return undefined;
	},
);

const details = additionalFields([
	customBody,
	{
		displayName: 'Barcode',
		name: 'barcode',
		type: 'string',
		default: '',
		placeholder: 'e.g. A-L1',
		description: `Barcode of the location, unique in the project, at most ${LONGEST_BARCODE} characters`,
		body: 'barcode',
		read: read.text(LONGEST_BARCODE),
	},
	order,
]);

export const create = defineOperation({
	action: 'Create Location',
	name: 'Create',
	value: 'create',
	summary: 'Create location',
	description:
		'Add a location, such as a building, level or room, to the tree of a project, below another one or at the top',
	endpoint: 'POST /construction/locations/v2/projects/{projectId}/trees/default/nodes',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, name, parent, ifExists, simplify, details],
	options: [constructionRegion],
	sequential: true,
	advice: {
		...locationAdvice,
		400: 'The barcode must not be in use in the project, and the location to place the new one before or after must have the same parent',
	},
	example: withOutcome(locationExample, 'created'),
	async execute(run) {
		const place = constructionPlaceOf(run);
		const way = valueOf(run, ifExists);
		const wanted = valueOf(run, name);
		const query = queryOf(run, details);
		const entered = bodyOf(run, name, details);
		const parentId = valueOf(run, parent);
		const tree = await locationTreeOf(run, place);
		const above = parentId === undefined ? undefined : locationWith(tree, parentId);
		const underId = above?.id ?? tree.rootId;
		if (underId === undefined) {
			throw new InvalidValue(
				parent.displayName,
				'Autodesk does not show the root of the locations of this project; choose a location',
			);
		}
		const existing = childNamed(tree, underId, wanted);
		if (existing !== undefined) {
			if (way === 'fail') throw alreadyThere(existing);
			return shown(existing, 'existed');
		}
		const { outcome, thing } = await createdOrExisting(way, {
			async create() {
				const path = run.path({ projectId: place.projectId });
				const body = merged({ parentId: underId, type: 'Area' }, entered);
				const request = { method: 'POST', path, query, region: place.region, body } as const;
				const location = newLocation(await run.aps.record(request, 'id'), above);
				tree.locations.push(location);
				return location;
			},
			find: async () => childNamed(await currentLocationTree(run, place), underId, wanted),
		});
		return shown(thing, outcome);

		function shown(location: Location, became: typeof outcome): IDataObject {
			return isSimplified(run) ? withOutcome(locationRecord(location), became) : location.row;
		}
	},
});

/** @throws InvalidValue */
function locationWith({ locations }: LocationTree, wanted: string): Location {
	const found = locations.find(({ id }) => id.toLowerCase() === wanted.toLowerCase());
	if (found !== undefined) return found;
	throw new InvalidValue(parent.displayName, `the project has no location with the ID ${wanted}`);
}

/** Autodesk does not say whether it refuses a second location of the same name, so it is looked for. */
function childNamed(
	{ locations }: LocationTree,
	parentId: string,
	wanted: string,
): Location | undefined {
	return locations.find(
		(location) => location.parentId === parentId && nameKey(location.name) === nameKey(wanted),
	);
}

function alreadyThere({ id, path }: Location): InvalidValue {
	return new InvalidValue(
		name.displayName,
		`the project has a location "${path}" already, with the ID ${id}. Change If It Exists to return it`,
	);
}
