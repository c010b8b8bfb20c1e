import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { InvalidValue } from '../values/invalidValue';
import { plainText } from '../values/plainText';
import { DEFAULT_REGION, parseRegion, REGION_LABELS, REGIONS } from '../../protocol/aps/regions';
import type { Region } from '../../protocol/aps/regions';
import type { Run } from '../parameters/run';

const regions: INodePropertyOptions[] = REGIONS.map((value) => ({
	name: `${REGION_LABELS[value]} (${value})`,
	value,
})).sort((a, b) => a.name.localeCompare(b.name));

/** Where Autodesk stores the data. OSS and webhooks work in one region at a time. */
export const region: INodeProperties = {
	displayName: 'Region',
	name: 'region',
	type: 'options',
	options: regions,
	default: DEFAULT_REGION,
	description: 'The region where Autodesk stores the data',
};

/** Value of {@link eventRegionField} that means the region of what is watched. */
export const AUTOMATIC_REGION = 'auto';

/** For webhooks, which are created where their events come from. */
export const eventRegionField: INodeProperties = {
	...region,
	options: [
		{
			name: 'Automatic',
			value: AUTOMATIC_REGION,
			description:
				'The region of the hub or folder. For events of neither, choose the region yourself.',
		},
		...regions,
	].sort((a, b) => a.name.localeCompare(b.name)),
	default: AUTOMATIC_REGION,
	description:
		'Where the events come from. A webhook in another region never fires, so a region that contradicts the hub or folder is refused.',
};

/** @param value of {@link eventRegionField} @returns undefined for the automatic region @throws InvalidValue */
export function chosenEventRegion(value: unknown): Region | undefined {
	const text = plainText(region.displayName, value).trim();
	return text === '' || text === AUTOMATIC_REGION ? undefined : knownRegion(text);
}

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
