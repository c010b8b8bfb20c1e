import type { ApiOperations } from '../operation';

export const accounts = {
	list: {
		id: 'listAccounts',
		method: 'GET',
		path: '/accounts',
		summary: 'List the accounts that the app can access',
		answers: { 200: 'AccountList' },
		problems: ['notConfigured', 'autodeskFailed'],
	},
} as const satisfies ApiOperations;
