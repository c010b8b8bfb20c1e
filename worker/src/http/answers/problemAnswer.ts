import { z } from 'zod';

/** What went wrong, as RFC 9457 writes it. */
export const problemAnswer = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.int(),
		detail: z.string(),
		errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
	})
	.meta({ id: 'Problem', description: 'What went wrong, as RFC 9457 writes it' });
