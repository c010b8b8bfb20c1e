import type { INodeProperties } from 'n8n-workflow';
import { requiredText } from '../../values/text';
import type { WorkerRun } from '../operations/operation';

const MAX_ID = 100;

export const delivery: INodeProperties = {
	displayName: 'Delivery ID',
	name: 'delivery',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. evt_0k3v9x2m7q1w',
	description: 'ID that the worker gave the event, as Get Many returns it',
};

/** @throws InvalidValue when it is empty */
export function chosenDelivery({ param }: WorkerRun): string {
	return requiredText(delivery.displayName, param<unknown>('delivery'), MAX_ID);
}
