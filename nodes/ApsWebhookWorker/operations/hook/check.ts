import { call } from '../call';
import { defineOperation } from '../operation';

export const check = defineOperation({
	name: 'Check Now',
	value: 'check',
	summary: 'Check webhooks now',
	description:
		'Let the worker look at its webhooks at Autodesk at once, and mend what it finds. It does so by itself on a schedule too.',
	endpoint: 'POST /hooks/check',
	fields: [],
	example: { status: 'requested' },
	async execute(run) {
		return await call(run);
	},
});
