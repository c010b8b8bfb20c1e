import type { INodeProperties } from 'n8n-workflow';
import { optionalText, requiredText } from '../../values/text';
import type { WorkerRun } from '../operations/operation';

const MAX_ID = 100;
const MAX_SECRET = 64;

export const heldCallback: INodeProperties = {
	displayName: 'Callback ID',
	name: 'callback',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. qua_0a1b2c3d4e5f60718293a4b5c6d7e8f9',
	description: 'ID that the worker gave the refused callback, as Get Many returns it',
};

/** @throws InvalidValue when it is empty */
export function chosenCallback({ param }: WorkerRun): string {
	return requiredText(heldCallback.displayName, param<unknown>('callback'), MAX_ID);
}

export const secret: INodeProperties = {
	displayName: 'Secret',
	name: 'secret',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'What Autodesk signs with, where the worker does not know it. Empty means the secrets of the subscription.',
};

/** @returns undefined when the field is empty @throws InvalidValue */
export function chosenSecret({ param }: WorkerRun): string | undefined {
	return optionalText(secret.displayName, param<unknown>('secret', ''), MAX_SECRET);
}
