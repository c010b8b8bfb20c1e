import type { INodePropertyOptions } from 'n8n-workflow';
import { defineParameter } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** Entry of Filters: which filters a `construction/admin` list joins with OR. */
export function matchAny(filters: INodePropertyOptions[]): Parameter {
	return defineParameter({
		displayName: 'Match Any',
		name: 'matchAny',
		type: 'multiOptions',
		options: filters,
		default: [],
		description:
			'Filters of which only one has to match. All others must match. Also add the filters themselves.',
		query: 'orFilters',
		read: read.choices,
	});
}
