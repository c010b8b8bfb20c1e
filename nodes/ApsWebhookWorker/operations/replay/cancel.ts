import { chosenReplay, replay } from '../../fields/replay';
import { call } from '../call';
import { defineOperation } from '../operation';
import { replayExample } from './example';

export const cancel = defineOperation({
	name: 'Cancel',
	value: 'cancel',
	summary: 'Cancel replay',
	description: 'Stop a replay. What it has sent so far stays sent.',
	endpoint: 'DELETE /deliveries/replays/{id}',
	fields: [replay],
	example: { ...replayExample, status: 'cancelled', finishedAt: '2026-03-04T16:00:07.000Z' },
	async execute(run) {
		return await call(run, { id: chosenReplay(run) });
	},
});
