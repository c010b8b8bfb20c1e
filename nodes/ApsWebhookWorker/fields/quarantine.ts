import { LIMITS } from '../../../protocol/worker/api/limits';
import { defineParameter } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import type { Run } from '../../parameters/run';
import { valueOf } from '../../parameters/values';

export const heldCallback = defineParameter({
	displayName: 'Callback ID',
	name: 'callback',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. qua_0a1b2c3d4e5f60718293a4b5c6d7e8f9',
	description: 'ID that the worker gave the held callback, as Get Many returns it',
	read: read.requiredText(LIMITS.id.maxLength),
});

/** @throws InvalidValue when it is empty */
export function chosenCallback(run: Run): string {
	return valueOf(run, heldCallback);
}

export const secret = defineParameter({
	displayName: 'Secret',
	name: 'secret',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'Secret that Autodesk signs with, if the worker does not know it. Empty means the secrets of the subscription.',
	read: read.text(LIMITS.secret.maxLength),
});
