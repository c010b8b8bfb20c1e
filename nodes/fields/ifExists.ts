import { defineParameter } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** What to do if what is to be created exists already. */
export type IfExists = 'fail' | 'return' | 'update';

interface ExistsTexts {
	/** What the description of the field says, e.g. `a folder of this name`. */
	what: string;
	/** What Update It changes; absent if the service cannot change it. */
	update?: string;
	/** What Update It is called instead, e.g. `Create New Version`. */
	updateName?: string;
}

/** The field of every operation that creates something. It fails by default, as the service does. */
export function ifExistsField({ what, update, updateName }: ExistsTexts): Parameter<IfExists> {
	const ways = [
		{ name: 'Fail', value: 'fail', description: 'Change nothing and return an error' },
		{ name: 'Return It', value: 'return', description: 'Change nothing and return what exists' },
		...(update === undefined
			? []
			: [{ name: updateName ?? 'Update It', value: 'update', description: update }]),
	];
	return defineParameter({
		displayName: 'If It Exists',
		name: 'ifExists',
		type: 'options',
		default: 'fail',
		options: ways,
		description: `What to do when there is ${what} already. With anything but Fail, the operation is safe to repeat.`,
		read: (entered, parameter, run) => wayOf(read.choice(entered, parameter, run)),
	});
}

function wayOf(chosen: string | undefined): IfExists {
	return chosen === 'return' || chosen === 'update' ? chosen : 'fail';
}
