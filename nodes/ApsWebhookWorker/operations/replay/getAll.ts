import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { list } from '../call';
import { defineOperation } from '../operation';
import { replayExample } from './example';

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many replays',
	description: 'Retrieve a list of the replays of the last seven days, the newest first',
	endpoint: 'GET /deliveries/replays',
	fields: returnAllOrLimit,
	example: replayExample,
	async execute(run) {
		return await list(run, limitOf(run));
	},
});
