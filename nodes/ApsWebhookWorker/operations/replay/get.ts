import { chosenReplay, replay } from '../../fields/replay';
import { call } from '../call';
import { defineOperation } from '../operation';
import { replayExample } from './example';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	summary: 'Get replay',
	description: 'Retrieve how many events a replay has sent so far, and whether it is done',
	endpoint: 'GET /deliveries/replays/{id}',
	fields: [replay],
	example: replayExample,
	async execute(run) {
		return await call(run, { id: chosenReplay(run) });
	},
});
