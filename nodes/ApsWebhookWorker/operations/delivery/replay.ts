import { chosenDelivery, delivery } from '../../fields/delivery';
import { call } from '../call';
import { defineOperation } from '../operation';
import { deliveryExample } from './example';

export const replay = defineOperation({
	name: 'Replay',
	value: 'replay',
	summary: 'Replay delivery',
	description:
		'Send one event to its trigger node again: a dead or delivered one from the first attempt on, a retrying one now',
	endpoint: 'POST /deliveries/{id}/replay',
	fields: [delivery],
	example: { ...deliveryExample, status: 'queued', attempts: 0, finishedAt: null, reason: null },
	async execute(run) {
		return await call(run, { id: chosenDelivery(run) }, { repeatable: false });
	},
});
