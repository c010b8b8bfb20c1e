import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** Entry of Options. An expression without a value should not remove anything unless that is wanted. */
export const clearEmpty = defineParameter({
	displayName: 'Clear Empty Fields',
	name: 'clearEmpty',
	type: 'boolean',
	default: false,
	description:
		'Whether an empty value removes what Autodesk has in the field. Otherwise, the field stays as it is.',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? false,
});

/** Description of Update Fields in an operation with this option. */
export const CLEARABLE_FIELDS =
	'What to change. To clear a field, add it, leave it empty, and turn on Options > Clear Empty Fields.';
