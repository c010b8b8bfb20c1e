import type { INodeProperties } from 'n8n-workflow';
import { requiredText } from '../../values/text';
import type { WorkerRun } from '../operations/operation';

const MAX_ID = 100;

export const replay: INodeProperties = {
	displayName: 'Replay ID',
	name: 'replay',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. rpl_0k3v9x2m7q1w',
	description: 'ID of the replay, as Replay Many returns it',
};

/** @throws InvalidValue when it is empty */
export function chosenReplay({ param }: WorkerRun): string {
	return requiredText(replay.displayName, param<unknown>('replay'), MAX_ID);
}
