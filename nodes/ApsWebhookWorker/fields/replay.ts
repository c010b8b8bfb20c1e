import { LIMITS } from '../../../protocol/worker/api/limits';
import { REPLAYED_STATUSES } from '../../../protocol/worker/api/shapes/replay';
import { defineParameter } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import type { Run } from '../../parameters/run';
import { valueOf } from '../../parameters/values';
import { oneOf } from './oneOf';

export const replay = defineParameter({
	displayName: 'Replay ID',
	name: 'replay',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. rpl_0k3v9x2m7q1w',
	description: 'ID of the replay, as Replay Many returns it',
	read: read.requiredText(LIMITS.id.maxLength),
});

/** @throws InvalidValue when it is empty */
export function chosenReplay(run: Run): string {
	return valueOf(run, replay);
}

export const replayed = defineParameter({
	displayName: 'Events to Replay',
	name: 'replayed',
	type: 'options',
	default: 'dead',
	options: [
		{ name: 'Dead', value: 'dead', description: 'Given up after all attempts, or refused by n8n' },
		{ name: 'Delivered', value: 'delivered', description: 'Taken by n8n before' },
	],
	description: 'Which events to deliver again',
	read: oneOf(REPLAYED_STATUSES),
});

const { min, max, default: usualRate } = LIMITS.replay.rate;

export const rate = defineParameter({
	displayName: 'Events per Second',
	name: 'rate',
	type: 'number',
	typeOptions: { minValue: min, maxValue: max },
	default: usualRate,
	description:
		'How fast to deliver. One n8n instance takes a few dozen workflow starts per second.',
	read: read.integer(min, max),
});
