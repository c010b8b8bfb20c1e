import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';

export const failIfIncomplete = defineParameter({
	displayName: 'Fail If Incomplete',
	name: 'failIfIncomplete',
	type: 'boolean',
	default: false,
	description:
		'Whether the node fails if something was not done for one of the rows, instead of returning what became of each row',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? false,
});
