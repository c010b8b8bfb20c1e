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
	projects: {
		id: 'listAccountProjects',
		method: 'GET',
		path: '/accounts/{id}/projects',
		summary: 'List the active projects of an account, by name',
		answers: { 200: 'AccountProjectList' },
		problems: ['notConfigured', 'autodeskFailed'],
	},
} as const satisfies ApiOperations;
