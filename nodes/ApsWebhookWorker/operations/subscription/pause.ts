import { chosenSubscription, subscription } from '../../fields/subscription';
import { call } from '../call';
import { defineOperation } from '../operation';
import { subscriptionExample } from './example';

export const pause = defineOperation({
	name: 'Pause',
	value: 'pause',
	summary: 'Pause subscription',
	description: 'Stop delivering to a trigger node. Its events are still taken and kept meanwhile.',
	endpoint: 'POST /subscriptions/{id}/pause',
	fields: [subscription],
	example: { ...subscriptionExample, status: 'paused' },
	async execute(run) {
		return await call(run, { id: chosenSubscription(run) });
	},
});
