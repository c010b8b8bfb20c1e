import type { IDataObject } from 'n8n-workflow';
import { chosenSubscription, subscription } from '../../fields/subscription';
import { defineOperation } from '../operation';

export const deleteMany = defineOperation({
	name: 'Delete Many',
	value: 'deleteMany',
	summary: 'Delete many quarantined callbacks',
	description:
		'Discard all refused callbacks of a trigger node. None of them can be released then.',
	endpoint: 'DELETE /quarantine',
	fields: [subscription],
	example: { discarded: 3 },
	async execute(run) {
		const { worker, method } = run;
		const query = { subscription: chosenSubscription(run) };
		return (await worker.request({ method, path: run.path(), query })) as IDataObject;
	},
});
