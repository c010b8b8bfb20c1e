import { chosenSubscription, subscription } from '../../fields/subscription';
import { call } from '../call';
import { defineOperation } from '../operation';
import { subscriptionExample } from './example';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	summary: 'Get subscription',
	description:
		'Retrieve where one subscription delivers to, its state and its webhooks at Autodesk',
	endpoint: 'GET /subscriptions/{id}',
	fields: [subscription],
	example: subscriptionExample,
	async execute(run) {
		return await call(run, { id: chosenSubscription(run) });
	},
});
