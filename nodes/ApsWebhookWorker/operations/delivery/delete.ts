import { chosenDelivery, delivery } from '../../fields/delivery';
import { call } from '../call';
import { defineOperation } from '../operation';

export const deleteDelivery = defineOperation({
	name: 'Delete',
	value: 'delete',
	summary: 'Delete delivery',
	description: 'Discard an event that nobody wants any more. It is never delivered afterwards.',
	endpoint: 'DELETE /deliveries/{id}',
	fields: [delivery],
	example: { deleted: true },
	async execute(run) {
		await call(run, { id: chosenDelivery(run) });
		return { deleted: true };
	},
});
