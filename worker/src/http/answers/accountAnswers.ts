import { z } from 'zod';

export const accountAnswer = z
	.object({ id: z.string(), name: z.string(), region: z.string().nullable() })
	.meta({ id: 'Account' });
