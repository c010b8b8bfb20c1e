import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** Entry of Options for a search of `hq`, which matches any field by default. */
export const matchAnyText = defineParameter({
	displayName: 'Match Any',
	name: 'matchAny',
	type: 'boolean',
	default: false,
	description: 'Whether one matching field is enough. Otherwise, all fields must match.',
	query: 'operator',
	read: (entered, parameter, run) => (read.boolean(entered, parameter, run) ? 'OR' : 'AND'),
});

/** Entry of Options for a search of `hq`, which matches parts of a text by default. */
export const wholeTextOnly = defineParameter({
	displayName: 'Whole Text Only',
	name: 'wholeText',
	type: 'boolean',
	default: false,
	description: 'Whether a field must match completely, not just in part',
	query: 'partial',
	read: (entered, parameter, run) => !read.boolean(entered, parameter, run),
});
