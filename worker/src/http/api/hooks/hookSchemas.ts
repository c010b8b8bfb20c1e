import { z } from 'zod';
import { REGIONS } from '../../../../../protocol/aps/regions';
import {
	BACKFILL_STATUSES,
	HOOK_CREATORS,
	HOOK_STATUSES,
} from '../../../../../protocol/worker/api/shapes/hook';
import { id } from '../limited';
import { subscriptionSchemas } from '../subscriptions/subscriptionSchemas';
import { time, timeInput } from '../time';

const region = z.enum(REGIONS);
const date = timeInput.transform((text) => new Date(text));

const hookHealth = subscriptionSchemas.SubscribedHook.extend({
	subscription: z.string(),
	status: z.enum(HOOK_STATUSES),
	problem: z.string().nullable(),
	since: time.nullable().meta({ description: 'Since when events may be missed' }),
	expiry: time.nullable(),
	creator: z.enum(HOOK_CREATORS).nullable(),
});

const gap = subscriptionSchemas.SubscribedHook.extend({
	id: z.string(),
	subscription: z.string(),
	from: time,
	to: time,
	backfill: z.object({
		status: z.enum(BACKFILL_STATUSES),
		reason: z.string().nullable(),
		events: z.int(),
		nextPassAt: time.nullable(),
	}),
});

export const hookSchemas = {
	HookHealth: hookHealth,
	HookGap: gap,
	HookOverview: z.object({
		configured: z.boolean(),
		regions: z.array(
			z.object({
				region,
				triedAt: time,
				checkedAt: time.nullable(),
				problem: z.string().nullable(),
			}),
		),
		data: z.array(hookHealth),
		orphans: z.array(
			z.object({
				hookId: z.string(),
				system: z.string(),
				event: z.string(),
				region,
				since: time,
			}),
		),
		gaps: z.array(gap),
	}),
	HookQuery: z.strictObject({
		subscription: id.optional(),
		status: z.enum(HOOK_STATUSES).optional(),
	}),
	HookCheck: z.object({ status: z.literal('requested') }),
	BackfillRequest: z
		.strictObject({ subscription: id, from: date, to: date.optional() })
		.refine(({ from, to = new Date() }) => from < to, {
			path: ['from'],
			error: 'use a time before "to", which is now when left out',
		}),
	BackfillPlan: z.object({ gaps: z.array(gap) }),
};
