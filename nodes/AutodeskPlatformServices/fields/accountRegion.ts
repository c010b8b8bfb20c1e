import type { INodeProperties } from 'n8n-workflow';
import type { Region } from '../../shared/protocol/regions';
import type { OperationRun } from '../operations/operation';
import { knownRegion, region } from './region';

/** Entry of Options in account administration. */
export const accountRegion: INodeProperties = {
	...region,
	description:
		'The region in which the account keeps its data. Needed for accounts outside the United States.',
};

/** What to do about 404 in account administration. */
export const accountAdvice = {
	404: 'Check the IDs. If the account keeps its data outside the United States, add Options > Region: Autodesk answers the same way when it looks in the wrong region',
};

/**
 * @returns undefined when nobody chose one; Autodesk then takes the US or finds the region itself
 * @throws InvalidValue
 */
export function accountRegionOf({ param }: OperationRun): Region | undefined {
	const { region: chosen } = param<{ region?: unknown }>('options', {});
	return chosen ? knownRegion(chosen) : undefined;
}
