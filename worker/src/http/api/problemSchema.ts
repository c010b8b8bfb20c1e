import { z } from 'zod';

export const problemSchemas = {
	Problem: z
		.object({
			type: z.string(),
			title: z.string(),
			status: z.int(),
			detail: z.string(),
			errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
		})
		.meta({ description: 'What went wrong, as RFC 9457 describes it' }),
};
