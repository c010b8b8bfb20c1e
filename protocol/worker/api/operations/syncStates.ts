import type { ApiOperations } from '../operation';

export const syncStates = {
	list: {
		id: 'listSyncStates',
		method: 'GET',
		path: '/sync-states',
		summary: 'List the syncs of users that the worker remembers',
		answers: { 200: 'SyncStateList' },
	},
	get: {
		id: 'getSyncState',
		method: 'GET',
		path: '/sync-states/{id}',
		summary: 'Get what a sync of users remembers',
		answers: { 200: 'SyncState' },
	},
	save: {
		id: 'saveSyncState',
		method: 'POST',
		path: '/sync-states/{id}',
		summary:
			'Store what a sync of users remembers, in place of what is stored. Kept for 400 days after the last run',
		body: 'SyncState',
		answers: { 204: null },
		problems: ['notFound'],
	},
	delete: {
		id: 'deleteSyncState',
		method: 'DELETE',
		path: '/sync-states/{id}',
		summary: 'Let a sync of users start anew',
		answers: { 204: null },
	},
} as const satisfies ApiOperations;
