import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';

export const DEFAULT_PARALLEL_PARTS = 8;
const MOST = 32;
const range = read.integer(1, MOST);

/** Entry of Options, for operations that transfer content in parts. */
export const parallelParts = defineParameter({
	displayName: 'Parallel Parts',
	name: 'parallelParts',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST },
	default: DEFAULT_PARALLEL_PARTS,
	description:
		'How many parts of the content to transfer at the same time, for all items together. Each takes 8 MiB of memory.',
	read: (entered, parameter, run) => range(entered, parameter, run) ?? DEFAULT_PARALLEL_PARTS,
});
