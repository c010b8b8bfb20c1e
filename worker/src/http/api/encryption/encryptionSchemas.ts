import { z } from 'zod';

const reencrypted = z.object({ rewritten: z.int(), current: z.int(), unreadable: z.int() });

export const encryptionSchemas = {
	Reencrypted: reencrypted,
	Reencryption: z.object({
		subscriptions: reencrypted,
		watches: reencrypted,
		quarantine: reencrypted,
		syncStates: reencrypted,
	}),
};
