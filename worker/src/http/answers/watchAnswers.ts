import { z } from 'zod';
import { REGIONS } from '../../../../protocol/aps/regions';
import { WATCH_STATUSES } from '../../watches/watch';
import { time } from './time';

const run = z
	.object({
		startedAt: time,
		finishedAt: time,
		outcome: z.enum(['baseline', 'compared', 'failed']),
		reason: z.string().nullable(),
		added: z.int(),
		updated: z.int(),
		removed: z.int(),
		unconfirmed: z.int(),
	})
	.meta({ id: 'WatchRun' });

export const watchAnswer = z
	.object({
		id: z.string(),
		kind: z.string(),
		accountId: z.string(),
		region: z.enum(REGIONS).nullable(),
		label: z.string(),
		subscription: z.string(),
		schedule: z.union([
			z.object({ everyMinutes: z.int() }),
			z.object({ cron: z.string(), timezone: z.string().optional() }),
		]),
		status: z.enum(WATCH_STATUSES),
		records: z.int(),
		lastRun: run.nullable(),
		nextRunAt: time.nullable(),
		createdAt: time,
		updatedAt: time,
	})
	.meta({ id: 'Watch' });
