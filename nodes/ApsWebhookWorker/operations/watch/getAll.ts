import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { list } from '../call';
import { defineOperation } from '../operation';
import { watchExample } from './example';

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many watches',
	description: 'Retrieve a list of what the worker looks at by itself, and how the last looks went',
	endpoint: 'GET /watches',
	fields: returnAllOrLimit,
	example: watchExample,
	async execute(run) {
		return await list(run, limitOf(run));
	},
});
