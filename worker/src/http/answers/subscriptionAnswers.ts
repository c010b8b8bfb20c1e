import { z } from 'zod';
import { REGIONS } from '../../../../protocol/aps/regions';
import { WORKER_EVENT_IDS } from '../../../../protocol/events/workerEvents';
import { SUBSCRIPTION_STATUSES } from '../../subscriptions/subscription';
import { time } from './time';

const hook = z
	.object({
		hookId: z.string(),
		system: z.string(),
		event: z.string(),
		region: z.enum(REGIONS),
		scope: z.record(z.string(), z.string()),
	})
	.meta({ id: 'RegisteredHook' });

const subscription = z.object({
	id: z.string(),
	target: z.string(),
	label: z.string(),
	status: z.enum(SUBSCRIPTION_STATUSES),
	callbackUrl: z.string(),
	hooks: z.array(hook),
	concurrency: z.int(),
	batch: z.object({ maxEvents: z.int(), maxWaitSeconds: z.number() }),
	acknowledge: z.enum(['started', 'finished']),
	order: z.enum(['none', 'file']),
	workerEvents: z.array(z.enum(WORKER_EVENT_IDS)),
	createdAt: time,
	updatedAt: time,
});

export const subscriptionAnswer = subscription.meta({ id: 'Subscription' });

/** The secret is told to whoever registers, and to nobody later. */
export const registrationAnswer = subscription
	.extend({ callbackSecret: z.string() })
	.meta({ id: 'Registration' });

export const testAnswer = z
	.object({
		delivered: z.boolean(),
		status: z.int().nullable().meta({ description: 'HTTP status of n8n' }),
		reason: z.string().nullable(),
		duration: z.number().meta({ description: 'In ms' }),
		event: z.record(z.string(), z.unknown()),
	})
	.meta({ id: 'TestDelivery' });
