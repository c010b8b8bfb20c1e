import type { IDataObject } from 'n8n-workflow';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { subscriptionFilter, subscriptionIfAny } from '../../fields/subscription';
import { defineOperation } from '../operation';

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many webhooks',
	description:
		'Retrieve a list of the webhooks at Autodesk that feed the worker, how each is, and what it needs from a person',
	endpoint: 'GET /hooks',
	fields: [subscriptionFilter, ...returnAllOrLimit],
	example: {
		hookId: '4711',
		subscription: 'sub_01k8f3vq2n0007m4x2c9p1tbd',
		system: 'data',
		event: 'dm.version.added',
		region: 'US',
		scope: { folder: 'urn:adsk.wipprod:fs.folder:co.plans' },
		status: 'active',
		problem: null,
		since: null,
		expiry: null,
		creator: 'app',
	},
	async execute(run) {
		const { worker, method } = run;
		const query = { subscription: subscriptionIfAny(run.param<unknown>('subscription', '')) };
		const answer = await worker.request({ method, path: run.path(), query });
		return (answer as { data: IDataObject[] }).data.slice(0, limitOf(run));
	},
});
