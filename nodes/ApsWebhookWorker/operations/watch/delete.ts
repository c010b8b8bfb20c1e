import { chosenWatch, watch } from '../../fields/watch';
import { call } from '../call';
import { defineOperation } from '../operation';

export const deleteWatch = defineOperation({
	name: 'Delete',
	value: 'delete',
	summary: 'Delete watch',
	description:
		'Stop looking for good, and forget what was seen. Status > Paused stops for a while.',
	endpoint: 'DELETE /watches/{id}',
	fields: [watch],
	example: { deleted: true },
	async execute(run) {
		await call(run, { id: chosenWatch(run) });
		return { deleted: true };
	},
});
