import { LIMITS } from '../../../protocol/worker/api/limits';
import { defineParameter } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import type { Run } from '../../parameters/run';
import { valueOf } from '../../parameters/values';

export const delivery = defineParameter({
	displayName: 'Delivery ID',
	name: 'delivery',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. evt_0k3v9x2m7q1w',
	description: 'ID that the worker gave the event, as Get Many returns it',
	read: read.requiredText(LIMITS.id.maxLength),
});

/** @throws InvalidValue when it is empty */
export function chosenDelivery(run: Run): string {
	return valueOf(run, delivery);
}
