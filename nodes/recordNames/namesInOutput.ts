import { isSimplified } from '../fields/simplify';
import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import type { Run } from '../parameters/run';

/** Entry of Options in operations whose simplified records have names beside IDs. */
export const namesInOutput = defineParameter({
	displayName: 'Names in Output',
	name: 'namesInOutput',
	type: 'boolean',
	default: true,
	description:
		'Whether simplified records also contain the names of people, types, locations and others, which Autodesk returns as IDs only. Each kind of names is read once for all items of a project. Names that the credential cannot read are null; those of people need the scope account:read.',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

/** Whether to read names. @throws InvalidValue */
export function wantsNames(run: Run): boolean {
	const { namesInOutput: entered } = run.param<{ namesInOutput?: unknown }>('options', {});
	return namesInOutput.read(entered, namesInOutput, run) && isSimplified(run);
}
