import { z } from 'zod';
import { CALLBACK_SECRET_PATTERN } from '../../../protocol/callbacks/callbackSecret';
import { REGIONS } from '../../../protocol/aps/regions';
import { WORKER_EVENT_IDS } from '../../../protocol/events/workerEvents';
import { MAX_EXTRA_SECRETS } from '../subscriptions/subscription';

const MAX_LABEL = 200;
/** A trigger that watches a whole hub has one hook per project, folder and event. */
const MAX_HOOKS = 2_000;

const settings = {
	label: z.string().max(MAX_LABEL),
	hooks: z
		.array(
			z.object({
				hookId: z.string().min(1),
				system: z.string().min(1),
				event: z.string().min(1),
				region: z.enum(REGIONS),
				scope: z.record(z.string(), z.string()).default({}),
			}),
		)
		.max(MAX_HOOKS),
	concurrency: z.int().min(1).max(100),
	batch: z.strictObject({
		maxEvents: z.int().min(1).max(1000),
		maxWaitSeconds: z.number().min(0).max(300),
	}),
	acknowledge: z.enum(['started', 'finished']),
	order: z.enum(['none', 'file']),
	workerEvents: z.array(z.enum(WORKER_EVENT_IDS)).max(WORKER_EVENT_IDS.length),
	extraSecrets: z
		.array(z.string().regex(CALLBACK_SECRET_PATTERN, '32 to 64 letters and digits are needed'))
		.max(MAX_EXTRA_SECRETS),
};

export const newSubscription = z
	.strictObject({ target: z.url({ protocol: /^https?$/ }), ...settings })
	.partial()
	.required({ target: true });

export const subscriptionChange = z.strictObject(settings).partial();
