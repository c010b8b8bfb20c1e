import type { IDataObject } from 'n8n-workflow';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { subscriptionFilter, subscriptionIfAny } from '../../fields/subscription';
import { defineOperation } from '../operation';
import { heldExample } from './example';

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many quarantined callbacks',
	description:
		'Retrieve a list of the callbacks that were refused because their signature was wrong, the oldest first. They are kept for seven days.',
	endpoint: 'GET /quarantine',
	fields: [subscriptionFilter, ...returnAllOrLimit],
	example: heldExample,
	async execute(run) {
		const { worker, method } = run;
		const query = { subscription: subscriptionIfAny(run.param<unknown>('subscription', '')) };
		const answer = await worker.request({ method, path: run.path(), query });
		return (answer as { data: IDataObject[] }).data.slice(0, limitOf(run));
	},
});
