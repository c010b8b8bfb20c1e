import { chosenSubscription, subscription } from '../../fields/subscription';
import { call } from '../call';
import { defineOperation } from '../operation';
import { subscriptionExample } from './example';

export const resume = defineOperation({
	name: 'Resume',
	value: 'resume',
	summary: 'Resume subscription',
	description: 'Deliver to a trigger node again, after a pause or after it had been gone',
	endpoint: 'POST /subscriptions/{id}/resume',
	fields: [subscription],
	example: subscriptionExample,
	async execute(run) {
		return await call(run, { id: chosenSubscription(run) });
	},
});
