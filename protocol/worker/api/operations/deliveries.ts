import type { ApiOperations } from '../operation';

export const deliveries = {
	list: {
		id: 'listDeliveries',
		method: 'GET',
		path: '/deliveries',
		summary: 'List deliveries page by page, the newest first',
		query: 'DeliveryQuery',
		answers: { 200: 'DeliveryPage' },
	},
	get: {
		id: 'getDelivery',
		method: 'GET',
		path: '/deliveries/{id}',
		summary: 'Get a delivery with its payload and every attempt',
		answers: { 200: 'DeliveryDetail' },
	},
	replay: {
		id: 'replayDelivery',
		method: 'POST',
		path: '/deliveries/{id}/replay',
		summary: 'Deliver an event again, or retry it now',
		answers: { 202: 'Delivery' },
		problems: ['inProgress'],
		repeatable: false,
	},
	replayMany: {
		id: 'replayDeliveries',
		method: 'POST',
		path: '/deliveries/replay',
		summary: 'Start a replay: deliver many events again, the oldest first, at a rate',
		body: 'ReplayRequest',
		answers: { 202: 'Replay' },
		repeatable: false,
	},
	discard: {
		id: 'discardDelivery',
		method: 'DELETE',
		path: '/deliveries/{id}',
		summary: 'Discard an event for good',
		answers: { 204: null },
		problems: ['inProgress'],
	},
} as const satisfies ApiOperations;
