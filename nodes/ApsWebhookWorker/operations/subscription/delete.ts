import { chosenSubscription, subscription } from '../../fields/subscription';
import { call } from '../call';
import { defineOperation } from '../operation';

export const deleteSubscription = defineOperation({
	name: 'Delete',
	value: 'delete',
	summary: 'Delete subscription',
	description:
		'Remove a subscription for good, with the events that wait for it. Deactivating the workflow does it too.',
	endpoint: 'DELETE /subscriptions/{id}',
	fields: [subscription],
	example: { deleted: true },
	async execute(run) {
		await call(run, { id: chosenSubscription(run) });
		return { deleted: true };
	},
});
