import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../values/invalidValue';
import { DEFAULT_REGION, parseRegion, REGION_LABELS, REGIONS } from '../../protocol/aps/regions';
import type { Region } from '../../protocol/aps/regions';
import type { Run } from '../parameters/run';

/** Where Autodesk keeps the data. OSS and webhooks look in one region at a time. */
export const region: INodeProperties = {
	displayName: 'Region',
	name: 'region',
	type: 'options',
	options: REGIONS.map((value) => ({ name: `${REGION_LABELS[value]} (${value})`, value })).sort(
		(a, b) => a.name.localeCompare(b.name),
	),
	default: DEFAULT_REGION,
	description: 'The region in which Autodesk stores the data',
};

/** For operations that send no region, but whose list of buckets shows one region at a time. */
export const regionForLists: INodeProperties = {
	...region,
	description: 'Only needed to choose the bucket from a list',
};

/** The region chosen, or given by an expression, such as that of a hub. @throws InvalidValue */
export function chosenRegion({ param }: Pick<Run, 'param'>): Region {
	return knownRegion(param<unknown>(region.name, DEFAULT_REGION));
}

/** @param value also in small letters, and `APAC` for Australia @throws InvalidValue */
export function knownRegion(value: unknown): Region {
	const known = parseRegion(String(value ?? ''));
	if (known !== undefined) return known;
	throw new InvalidValue(
		region.displayName,
		`"${String(value)}" is not a region; use one of ${REGIONS.join(', ')}`,
	);
}
