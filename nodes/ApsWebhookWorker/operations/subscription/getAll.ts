import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { list } from '../call';
import { defineOperation } from '../operation';
import { subscriptionExample } from './example';

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many subscriptions',
	description: 'Retrieve a list of the trigger nodes that get their events through the worker',
	endpoint: 'GET /subscriptions',
	fields: returnAllOrLimit,
	example: subscriptionExample,
	async execute(run) {
		return await list(run, limitOf(run));
	},
});
