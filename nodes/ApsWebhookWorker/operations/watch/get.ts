import { chosenWatch, watch } from '../../fields/watch';
import { call } from '../call';
import { defineOperation } from '../operation';
import { watchExample } from './example';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	summary: 'Get watch',
	description: 'Retrieve what one watch looks at, how its last look went, and when the next one is',
	endpoint: 'GET /watches/{id}',
	fields: [watch],
	example: watchExample,
	async execute(run) {
		return await call(run, { id: chosenWatch(run) });
	},
});
