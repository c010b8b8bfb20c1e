import type { ApiOperations } from '../operation';

export const subscriptions = {
	register: {
		id: 'registerSubscription',
		method: 'POST',
		path: '/subscriptions',
		summary: 'Create the subscription of a target, or change the one it has',
		body: 'SubscriptionRequest',
		answers: { 200: 'RegisteredSubscription', 201: 'RegisteredSubscription' },
		problems: ['targetNotAllowed'],
	},
	list: {
		id: 'listSubscriptions',
		method: 'GET',
		path: '/subscriptions',
		summary: 'List all subscriptions, the oldest first',
		answers: { 200: 'SubscriptionList' },
	},
	get: {
		id: 'getSubscription',
		method: 'GET',
		path: '/subscriptions/{id}',
		summary: 'Get a subscription',
		answers: { 200: 'Subscription' },
	},
	change: {
		id: 'changeSubscription',
		method: 'PATCH',
		path: '/subscriptions/{id}',
		summary: 'Change settings of a subscription',
		body: 'SubscriptionChange',
		answers: { 200: 'Subscription' },
	},
	delete: {
		id: 'deleteSubscription',
		method: 'DELETE',
		path: '/subscriptions/{id}',
		summary: 'Delete a subscription and its events',
		answers: { 204: null },
	},
	pause: {
		id: 'pauseSubscription',
		method: 'POST',
		path: '/subscriptions/{id}/pause',
		summary: 'Stop delivering, and keep the events',
		answers: { 200: 'Subscription' },
	},
	resume: {
		id: 'resumeSubscription',
		method: 'POST',
		path: '/subscriptions/{id}/resume',
		summary: 'Deliver again',
		answers: { 200: 'Subscription' },
	},
	test: {
		id: 'testSubscription',
		method: 'POST',
		path: '/subscriptions/{id}/test',
		summary: 'Deliver a test event at once, without queueing it',
		answers: { 200: 'TestDelivery' },
		repeatable: false,
	},
} as const satisfies ApiOperations;
