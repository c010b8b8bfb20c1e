import { z } from 'zod';

const reencrypted = z
	.object({ rewritten: z.int(), current: z.int(), unreadable: z.int() })
	.meta({ id: 'Reencrypted' });

export const reencryptionAnswer = z.object({
	subscriptions: reencrypted,
	watches: reencrypted,
	quarantine: reencrypted,
});
