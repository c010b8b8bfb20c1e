import { z } from 'zod';
import { LIMITS } from '../../../../../protocol/worker/api/limits';
import { DELIVERY_STATUSES } from '../../../../../protocol/worker/api/shapes/delivery';
import { id, text, wholeNumberText } from '../limited';
import { time, timeInput } from '../time';

const date = timeInput.transform((text) => new Date(text));

const aboutText = z.string().optional();

const about = z
	.object({
		kind: aboutText.meta({ description: 'e.g. file, folder, issue, budget' }),
		name: aboutText,
		id: aboutText,
		folderPath: aboutText,
		status: aboutText,
		projectName: aboutText.meta({
			description: 'Sent by Autodesk, or read with the app of the worker',
		}),
		projectId: aboutText,
		userName: aboutText,
		user: aboutText.meta({ description: 'Autodesk ID of the user' }),
		workflowId: aboutText,
	})
	.nullable()
	.meta({ description: 'What the event is about; null if it does not say' });

const delivery = z.object({
	id: z.string(),
	deliveryId: z.string().nullable().meta({ description: 'x-adsk-delivery-id' }),
	receivedAt: time,
	system: z.string(),
	event: z.string(),
	about,
	region: z.string(),
	synthetic: z.boolean(),
	subscription: z.string(),
	subscriptionLabel: z.string().meta({ description: 'Workflow and node, or the target' }),
	status: z.enum(DELIVERY_STATUSES),
	attempts: z.int(),
	finishedAt: time.nullable(),
	reason: z.string().nullable(),
});

const attempt = z.object({
	attempt: z.int(),
	at: time,
	status: z.int().optional().meta({ description: 'HTTP status; absent without an answer' }),
	delivered: z.boolean(),
	reason: z.string().nullable(),
	duration: z.number().meta({ description: 'In ms' }),
	nextAt: time.optional(),
});

/** As Autodesk repeats it in each callback. It can contain anything. */
const callbackHook = z.looseObject({
	hookId: z.string().optional(),
	system: z.string().optional(),
	event: z.string().optional(),
	status: z.string().optional(),
	scope: z.record(z.string(), z.string()).optional(),
	hookAttribute: z.record(z.string(), z.unknown()).optional(),
	callbackUrl: z.string().optional(),
});

const anything = z.record(z.string(), z.unknown());

export const deliveredEvent = z.object({
	id: z.string(),
	replays: z.int().positive().optional(),
	deliveryId: z.string().nullable(),
	receivedAt: time,
	system: z.string(),
	event: z.string(),
	region: z.string(),
	resourceUrn: z.string().nullable(),
	hook: callbackHook,
	payload: anything,
	synthetic: z.boolean(),
});

export const deliverySchemas = {
	Delivery: delivery,
	DeliveryAttempt: attempt,
	DeliveryDetail: delivery.extend({
		resourceUrn: z.string().nullable(),
		hook: callbackHook,
		payload: anything,
		headers: z.record(z.string(), z.string()),
		history: z.array(attempt),
	}),
	DeliveryQuery: z.strictObject({
		status: z.enum(DELIVERY_STATUSES).optional(),
		subscription: id.optional(),
		event: text(LIMITS.deliveries.event).optional(),
		search: text(LIMITS.deliveries.search)
			.regex(/\S/, 'enter a word')
			.optional()
			.meta({
				description:
					'Words that must all occur in what the event is about, its IDs, subscription or reason. ' +
					`One request reads at most ${LIMITS.deliveries.read.max} events, so a page can be short or empty: ` +
					'continue while there is a nextCursor',
			}),
		since: date.optional(),
		until: date.optional(),
		cursor: z
			.string()
			.regex(/^evt_[a-z0-9]+$/, 'use the nextCursor of an earlier answer')
			.optional(),
		limit: wholeNumberText(LIMITS.deliveries.page).default(LIMITS.deliveries.page.default),
	}),
	/** What a receiver gets. */
	DeliveryRequest: z.object({
		subscription: z.string(),
		attempt: z.int().meta({ description: 'From 1' }),
		events: z.array(deliveredEvent),
	}),
	DeliveryPage: z.object({
		data: z.array(delivery),
		nextCursor: z.string().nullable().meta({ description: 'null on the last page' }),
	}),
};
