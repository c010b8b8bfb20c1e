import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../values/invalidValue';
import { DEFAULT_REGION, parseRegion, REGION_LABELS, REGIONS } from '../../protocol/aps/regions';
import type { Region } from '../../protocol/aps/regions';
import type { Run } from '../parameters/run';

/** Where Autodesk stores the data. OSS and webhooks work in one region at a time. */
export const region: INodeProperties = {
	displayName: 'Region',
	name: 'region',
	type: 'options',
	options: REGIONS.map((value) => ({ name: `${REGION_LABELS[value]} (${value})`, value })).sort(
		(a, b) => a.name.localeCompare(b.name),
	),
	default: DEFAULT_REGION,
	description: 'The region where Autodesk stores the data',
};

/** For operations that do not send a region, but whose list of buckets shows one region at a time. */
export const regionForLists: INodeProperties = {
	...region,
	description: 'Only needed to choose the bucket from a list',
};

/** The region chosen, or returned by an expression, such as the region of a hub. @throws InvalidValue */
export function chosenRegion({ param }: Pick<Run, 'param'>): Region {
	return knownRegion(param<unknown>(region.name, DEFAULT_REGION));
}

/** @param value in any case; `APAC` stands for Australia @throws InvalidValue */
export function knownRegion(value: unknown): Region {
	const known = parseRegion(String(value ?? ''));
	if (known !== undefined) return known;
	throw new InvalidValue(
		region.displayName,
		`"${String(value)}" is not a region; use one of ${REGIONS.join(', ')}`,
	);
}
