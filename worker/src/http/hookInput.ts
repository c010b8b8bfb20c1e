import { z } from 'zod';
import { HOOK_STATUSES } from '../hooks/hookState';

const time = z.iso
	.datetime({
		offset: true,
		error: 'an ISO 8601 time such as 2025-06-01T12:00:00Z is needed',
		abort: true,
	})
	.transform((text) => new Date(text));

export const hookListQuery = z.strictObject({
	subscription: z.string().optional(),
	status: z.enum(HOOK_STATUSES).optional(),
});

export const backfillRequest = z
	.strictObject({
		subscription: z.string(),
		from: time,
		to: time.optional(),
	})
	.refine(({ from, to = new Date() }) => from < to, {
		path: ['from'],
		error: 'must be earlier than "to", which is now when left out',
	});
