import type { ApiOperations } from '../operation';

export const replays = {
	list: {
		id: 'listReplays',
		method: 'GET',
		path: '/deliveries/replays',
		summary: 'List the replays of the last seven days, the newest first',
		answers: { 200: 'ReplayList' },
	},
	get: {
		id: 'getReplay',
		method: 'GET',
		path: '/deliveries/replays/{id}',
		summary: 'Get the progress of a replay',
		answers: { 200: 'Replay' },
	},
	cancel: {
		id: 'cancelReplay',
		method: 'DELETE',
		path: '/deliveries/replays/{id}',
		summary: 'Stop a replay; events it has sent already stay sent',
		answers: { 200: 'Replay' },
	},
} as const satisfies ApiOperations;
