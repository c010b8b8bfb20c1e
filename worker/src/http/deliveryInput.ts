import { z } from 'zod';
import { DELIVERY_STATUSES } from '../deliveries/deliveryStatus';

const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;
/** n8n takes a few dozen workflow starts per second. */
const DEFAULT_RATE = 20;
const MAX_RATE = 1000;

const time = z.iso.datetime({
	offset: true,
	error: 'an ISO 8601 time such as 2025-06-01T12:00:00Z is needed',
});

export const listQuery = z.strictObject({
	status: z.enum(DELIVERY_STATUSES).optional(),
	subscription: z.string().optional(),
	event: z.string().optional(),
	since: time.transform((text) => new Date(text)).optional(),
	until: time.transform((text) => new Date(text)).optional(),
	cursor: z
		.string()
		.regex(/^evt_[a-z0-9]+$/, 'the nextCursor of an earlier answer is needed')
		.optional(),
	limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE),
});

export const replayRequest = z.strictObject({
	status: z.enum(['dead', 'delivered']).default('dead'),
	subscription: z.string().optional(),
	event: z.string().optional(),
	since: time.optional(),
	until: time.optional(),
	rate: z.int().min(1).max(MAX_RATE).default(DEFAULT_RATE),
});
