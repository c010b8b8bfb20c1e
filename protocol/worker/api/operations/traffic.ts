import type { ApiOperations } from '../operation';

export const traffic = {
	get: {
		id: 'getTraffic',
		method: 'GET',
		path: '/traffic',
		summary:
			'Get events received and delivered, failures, latency and backlog over the last hour, day or week',
		query: 'TrafficQuery',
		answers: { 200: 'Traffic' },
		problems: ['notFound'],
	},
} as const satisfies ApiOperations;
