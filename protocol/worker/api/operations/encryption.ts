import type { ApiOperations } from '../operation';

export const encryption = {
	reencrypt: {
		id: 'reencrypt',
		method: 'POST',
		path: '/encryption/reencrypt',
		summary: 'Rewrite all records with the newest key, except queued events',
		answers: { 200: 'Reencryption' },
	},
} as const satisfies ApiOperations;
