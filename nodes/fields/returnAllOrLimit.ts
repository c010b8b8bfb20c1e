import type { INodeProperties } from 'n8n-workflow';
import type { Run } from '../parameters/run';
import { boolean } from '../values/boolean';
import { integer } from '../values/integer';

/** Return All, and Limit if that is off. */
export const returnAllOrLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How many records to return; undefined for all. @throws InvalidValue */
export function limitOf({ param }: Pick<Run, 'param'>): number | undefined {
	if (boolean('Return All', param<unknown>('returnAll', false))) return undefined;
	const limit = integer('Limit', param<unknown>('limit', null), 1, Number.MAX_SAFE_INTEGER);
	return limit ?? 50;
}

/** How many records to request per page: at most the limit and the service's largest page. */
export function pageSizeFor(limit: number | undefined, largest: number): number {
	return Math.min(limit ?? largest, largest);
}
