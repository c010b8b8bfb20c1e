import { z } from 'zod';
import { scopeElsewhere } from '../../../../../protocol/aps/hookRegion';
import { REGIONS } from '../../../../../protocol/aps/regions';
import { WORKER_EVENT_IDS } from '../../../../../protocol/events/workerEvents';
import { LIMITS } from '../../../../../protocol/worker/api/limits';
import {
	ACKNOWLEDGEMENTS,
	ORDERS,
	SIGNING_KEYS,
	SUBSCRIPTION_STATUSES,
	type SubscribedHook,
} from '../../../../../protocol/worker/api/shapes/subscription';
import { deliveredEvent } from '../deliveries/deliverySchemas';
import { number, secret, text, wholeNumber } from '../limited';
import { deliveryHeaders, signingSecret } from './receiverSchemas';
import { listOf } from '../listOf';
import { time } from '../time';

const SECRET_WITH_DERIVED_KEY = 'leave it out: the derived key signs deliveries';

/** Reports a scope in another region, where Autodesk would never call the hook. */
function inItsRegion(
	{ region, scope }: Pick<SubscribedHook, 'region' | 'scope'>,
	{ addIssue }: z.core.$RefinementCtx,
): void {
	const elsewhere = scopeElsewhere(region, scope);
	if (elsewhere === undefined) return;
	const message = `${elsewhere}. A webhook in another region never fires`;
	addIssue({ code: 'custom', path: ['region'], message });
}

const settings = {
	label: text(LIMITS.subscription.label),
	hooks: z
		.array(
			z
				.object({
					hookId: z.string().min(1),
					system: z.string().min(1),
					event: z.string().min(1),
					region: z.enum(REGIONS),
					scope: z.record(z.string(), z.string()).default({}),
				})
				.superRefine(inItsRegion),
		)
		.max(LIMITS.subscription.hooks.maxItems),
	concurrency: wholeNumber(LIMITS.subscription.concurrency),
	batch: z.strictObject({
		maxEvents: wholeNumber(LIMITS.batch.maxEvents),
		maxWaitSeconds: number(LIMITS.batch.maxWaitSeconds),
	}),
	acknowledge: z.enum(ACKNOWLEDGEMENTS),
	order: z.enum(ORDERS),
	workerEvents: z.array(z.enum(WORKER_EVENT_IDS)).max(WORKER_EVENT_IDS.length),
	extraSecrets: z.array(secret).max(LIMITS.subscription.extraSecrets.maxItems),
	headers: deliveryHeaders,
};

/** Part of a path at Autodesk, e.g. `dm.version.added`. */
const hookName = text(LIMITS.id).regex(
	/^[\w-]+(?:\.[\w-]+)*$/,
	'use the ID in Autodesk’s documentation, such as dm.version.added',
);

const subscribedHook = z.object({
	hookId: z.string(),
	system: z.string(),
	event: z.string(),
	region: z.enum(REGIONS),
	scope: z.record(z.string(), z.string()),
});

const subscription = z.object({
	id: z.string(),
	target: z.string(),
	label: z.string(),
	status: z.enum(SUBSCRIPTION_STATUSES),
	callbackUrl: z.string(),
	dataExtractUrl: z.string().meta({
		description:
			'Callback URL for data extracts, which Autodesk does not sign. It contains a secret',
	}),
	hooks: z.array(subscribedHook),
	concurrency: z.int(),
	batch: z.object({ maxEvents: z.int(), maxWaitSeconds: z.number() }),
	acknowledge: z.enum(ACKNOWLEDGEMENTS),
	order: z.enum(ORDERS),
	signingKey: z.enum(SIGNING_KEYS),
	workerEvents: z.array(z.enum(WORKER_EVENT_IDS)),
	headerNames: z.array(z.string()),
	createdAt: time,
	updatedAt: time,
});

export const subscriptionSchemas = {
	NewSubscribedHook: z
		.strictObject({
			system: hookName,
			event: hookName,
			region: z.enum(REGIONS),
			scope: z
				.record(z.string().min(1), text(LIMITS.hooks.scope).min(1))
				.refine((scope) => Object.keys(scope).length === 1, 'use one key, such as folder'),
			projectId: text(LIMITS.id).min(1).optional().meta({
				description:
					'The project that a folder is in, with or without b.; without it, gaps cannot be backfilled',
			}),
		})
		.superRefine(inItsRegion),
	SubscribedHook: subscribedHook,
	Subscription: subscription,
	SubscriptionList: listOf(subscription),
	SubscriptionRequest: z
		.strictObject({
			target: z.url({ protocol: /^https?$/ }),
			signingKey: z.enum(SIGNING_KEYS).meta({
				description:
					'What signs deliveries: the key derived from API_KEY, for the trigger node (default), or ' +
					'a secret of the subscription, for any other receiver. Cannot be changed later',
			}),
			signingSecret: signingSecret.meta({
				description:
					'The secret (whsec_…) of a new subscription, if the receiver has one already. Default: generated',
			}),
			...settings,
		})
		.partial()
		.required({ target: true })
		.superRefine(({ signingKey, signingSecret: given }, { addIssue }) => {
			if (signingKey !== 'derived' || given === undefined) return;
			addIssue({ code: 'custom', path: ['signingSecret'], message: SECRET_WITH_DERIVED_KEY });
		}),
	SubscriptionChange: z.strictObject(settings).partial(),
	RegisteredSubscription: subscription.extend({
		callbackSecret: z.string().meta({ description: "Signs Autodesk's callbacks" }),
		signingSecret: z.string().nullable().meta({
			description: 'Signs deliveries (whsec_…); shown only when the subscription is created',
		}),
	}),
	SecretRotation: z.strictObject({
		keepPreviousHours: wholeNumber(LIMITS.subscription.keepPreviousHours).default(
			LIMITS.subscription.keepPreviousHours.default,
		),
		signingSecret: signingSecret.optional().meta({
			description: 'The new secret (whsec_…), if the receiver has it already. Default: generated',
		}),
	}),
	RotatedSecret: z.object({
		id: z.string(),
		signingSecret: z.string().meta({ description: 'whsec_…; not shown again' }),
		previousUntil: time.nullable().meta({
			description: 'Until then, deliveries are signed with the previous secret, too',
		}),
	}),
	TestDelivery: z.object({
		delivered: z.boolean(),
		status: z.int().nullable().meta({ description: 'HTTP status of the target' }),
		reason: z.string().nullable(),
		duration: z.number().meta({ description: 'In ms' }),
		event: deliveredEvent,
	}),
};
