import type { ApiOperations } from '../operation';

export const hooks = {
	list: {
		id: 'listHooks',
		method: 'GET',
		path: '/hooks',
		summary: 'List the health of each webhook and region, orphans and gaps',
		query: 'HookQuery',
		answers: { 200: 'HookOverview' },
	},
	check: {
		id: 'checkHooks',
		method: 'POST',
		path: '/hooks/check',
		summary: 'Check and repair the webhooks now',
		answers: { 202: 'HookCheck' },
		problems: ['notConfigured'],
	},
	backfill: {
		id: 'backfillHooks',
		method: 'POST',
		path: '/hooks/backfill',
		summary: 'Find and deliver events that were missed in a given time',
		body: 'BackfillRequest',
		answers: { 202: 'BackfillPlan' },
		problems: ['notFound', 'notConfigured'],
	},
} as const satisfies ApiOperations;
