import { chosenWatch, watch } from '../../fields/watch';
import { call } from '../call';
import { defineOperation } from '../operation';
import { watchExample } from './example';

export const runNow = defineOperation({
	name: 'Run Now',
	value: 'run',
	summary: 'Run watch now',
	description:
		'Let a watch look at once, beside its schedule. It does so in the background; Get tells how the look went.',
	endpoint: 'POST /watches/{id}/run',
	fields: [watch],
	example: watchExample,
	async execute(run) {
		return await call(run, { id: chosenWatch(run) });
	},
});
