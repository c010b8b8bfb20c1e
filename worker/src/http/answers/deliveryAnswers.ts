import { z } from 'zod';
import { DELIVERY_STATUSES } from '../../deliveries/deliveryStatus';
import { time } from './time';

const delivery = z.object({
	id: z.string(),
	deliveryId: z.string().nullable().meta({ description: 'x-adsk-delivery-id' }),
	receivedAt: time,
	system: z.string(),
	event: z.string(),
	region: z.string(),
	synthetic: z.boolean(),
	subscription: z.string(),
	status: z.enum(DELIVERY_STATUSES),
	attempts: z.int(),
	finishedAt: time.nullable(),
	reason: z.string().nullable(),
});

export const deliveryAnswer = delivery.meta({ id: 'Delivery' });

const attempt = z
	.object({
		attempt: z.int(),
		at: time,
		status: z.int().optional().meta({ description: 'HTTP status; absent without an answer' }),
		delivered: z.boolean(),
		reason: z.string().nullable(),
		duration: z.number().meta({ description: 'In ms' }),
		nextAt: time.optional(),
	})
	.meta({ id: 'Attempt' });

const anything = z.record(z.string(), z.unknown());

export const deliveryDetailAnswer = delivery
	.extend({
		resourceUrn: z.string().nullable(),
		hook: anything,
		payload: anything,
		headers: z.record(z.string(), z.string()),
		history: z.array(attempt),
	})
	.meta({ id: 'DeliveryDetail' });

export const deliveryPageAnswer = z.object({
	data: z.array(deliveryAnswer),
	nextCursor: z.string().nullable().meta({ description: 'null on the last page' }),
});

export const replayAnswer = z
	.object({
		id: z.string(),
		status: z.enum(['running', 'done', 'cancelled']),
		filter: z.object({
			status: z.enum(['dead', 'delivered']),
			subscription: z.string().optional(),
			event: z.string().optional(),
			since: time.optional(),
			until: time,
		}),
		rate: z.int().meta({ description: 'Events per second' }),
		replayed: z.int(),
		createdAt: time,
		finishedAt: time.nullable(),
	})
	.meta({ id: 'Replay' });
