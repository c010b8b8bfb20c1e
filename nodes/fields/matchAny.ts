import type { INodePropertyOptions } from 'n8n-workflow';
import { defineParameter } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** Entry of Filters: which of them are joined by OR in a `construction/admin` list. */
export function matchAny(filters: INodePropertyOptions[]): Parameter {
	return defineParameter({
		displayName: 'Match Any',
		name: 'matchAny',
		type: 'multiOptions',
		options: filters,
		default: [],
		description:
			'Filters of which one match is enough. All others have to match. Add the filters themselves too.',
		query: 'orFilters',
		read: read.choices,
	});
}
