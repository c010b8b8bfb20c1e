import type { ApiOperations } from '../operation';

export const watches = {
	create: {
		id: 'createWatch',
		method: 'POST',
		path: '/watches',
		summary: 'Watch a list at Autodesk from now on',
		body: 'NewWatch',
		answers: { 201: 'Watch' },
		problems: ['notConfigured'],
		repeatable: false,
	},
	list: {
		id: 'listWatches',
		method: 'GET',
		path: '/watches',
		summary: 'List all watches, the oldest first',
		answers: { 200: 'WatchList' },
	},
	get: {
		id: 'getWatch',
		method: 'GET',
		path: '/watches/{id}',
		summary: 'Get a watch',
		answers: { 200: 'Watch' },
	},
	change: {
		id: 'changeWatch',
		method: 'PATCH',
		path: '/watches/{id}',
		summary: 'Change settings of a watch',
		body: 'WatchChange',
		answers: { 200: 'Watch' },
	},
	delete: {
		id: 'deleteWatch',
		method: 'DELETE',
		path: '/watches/{id}',
		summary: 'Delete a watch and its snapshot',
		answers: { 204: null },
	},
	run: {
		id: 'runWatch',
		method: 'POST',
		path: '/watches/{id}/run',
		summary: 'Poll now, in addition to the schedule',
		answers: { 202: 'Watch' },
		problems: ['notConfigured'],
	},
	accept: {
		id: 'acceptWatchDrop',
		method: 'POST',
		path: '/watches/{id}/accept',
		summary: 'Accept the drop that a suspicious run found, and poll now to report the removals',
		answers: { 202: 'Watch' },
		problems: ['notConfigured', 'notSuspicious'],
	},
} as const satisfies ApiOperations;
