import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Entry of Filters: which of them are joined by OR in a `construction/admin` list. */
export function matchAny(filters: INodePropertyOptions[]): INodeProperties {
	return {
		displayName: 'Match Any',
		name: 'matchAny',
		type: 'multiOptions',
		options: filters,
		default: [],
		description:
			'Filters of which one match is enough. All others have to match. Add the filters themselves too.',
	};
}
