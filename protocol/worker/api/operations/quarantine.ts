import type { ApiOperations } from '../operation';

export const quarantine = {
	list: {
		id: 'listHeldCallbacks',
		method: 'GET',
		path: '/quarantine',
		summary: 'List held callbacks, the oldest first',
		query: 'QuarantineQuery',
		answers: { 200: 'HeldCallbackList' },
	},
	get: {
		id: 'getHeldCallback',
		method: 'GET',
		path: '/quarantine/{id}',
		summary: 'Get a held callback with its headers and body',
		answers: { 200: 'HeldCallbackDetail' },
	},
	verify: {
		id: 'verifyHeldCallbacks',
		method: 'POST',
		path: '/quarantine/verify',
		summary: 'Count the genuine callbacks, with the secrets of the subscription or another one',
		body: 'QuarantineRequest',
		answers: { 200: 'QuarantineVerdict' },
		problems: ['notFound'],
	},
	release: {
		id: 'releaseHeldCallbacks',
		method: 'POST',
		path: '/quarantine/release',
		summary: 'Deliver the genuine callbacks; a secret that fits is added to the subscription',
		body: 'QuarantineRequest',
		answers: { 200: 'QuarantineRelease' },
		problems: ['notFound'],
	},
	discard: {
		id: 'discardHeldCallback',
		method: 'DELETE',
		path: '/quarantine/{id}',
		summary: 'Discard a held callback',
		answers: { 204: null },
	},
	discardAll: {
		id: 'discardHeldCallbacks',
		method: 'DELETE',
		path: '/quarantine',
		summary: 'Discard all held callbacks of a subscription, which may have been deleted',
		query: 'DiscardQuery',
		answers: { 200: 'Discarded' },
	},
} as const satisfies ApiOperations;
