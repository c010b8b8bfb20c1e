import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_REGION, REGION_LABELS, REGIONS } from '../../shared/protocol/regions';

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
