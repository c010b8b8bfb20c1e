import { z } from 'zod';
import { REGIONS } from '../../../../protocol/aps/regions';
import { HOOK_STATUSES } from '../../hooks/hookState';
import { time } from './time';

const region = z.enum(REGIONS);

const registered = {
	hookId: z.string(),
	subscription: z.string(),
	system: z.string(),
	event: z.string(),
	region,
	scope: z.record(z.string(), z.string()),
};

export const hookAnswer = z
	.object({
		...registered,
		status: z.enum(HOOK_STATUSES),
		problem: z.string().nullable(),
		since: time.nullable().meta({ description: 'Since when events may be missed' }),
		expiry: time.nullable(),
		creator: z.enum(['app', 'user']).nullable(),
	})
	.meta({ id: 'Hook' });

export const gapAnswer = z
	.object({
		id: z.string(),
		...registered,
		from: time,
		to: time,
		backfill: z.object({
			status: z.enum(['planned', 'done', 'partial', 'failed', 'impossible']),
			reason: z.string().nullable(),
			events: z.int(),
			nextPassAt: time.nullable(),
		}),
	})
	.meta({ id: 'Gap' });

export const hooksAnswer = z.object({
	configured: z.boolean(),
	regions: z.array(
		z.object({
			region,
			triedAt: time,
			checkedAt: time.nullable(),
			problem: z.string().nullable(),
		}),
	),
	data: z.array(hookAnswer),
	orphans: z.array(
		z.object({
			hookId: z.string(),
			system: z.string(),
			event: z.string(),
			region,
			since: time,
		}),
	),
	gaps: z.array(gapAnswer),
});

export const checkAnswer = z.object({ status: z.literal('requested') });
export const backfillAnswer = z.object({ gaps: z.array(gapAnswer) });
