import { chosenCallback, heldCallback } from '../../fields/quarantine';
import { call } from '../call';
import { defineOperation } from '../operation';

export const deleteCallback = defineOperation({
	name: 'Delete',
	value: 'delete',
	summary: 'Delete quarantined callback',
	description: 'Discard one refused callback, for example one that somebody has forged',
	endpoint: 'DELETE /quarantine/{id}',
	fields: [heldCallback],
	example: { deleted: true },
	async execute(run) {
		await call(run, { id: chosenCallback(run) });
		return { deleted: true };
	},
});
