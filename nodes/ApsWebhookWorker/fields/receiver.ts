import { LIMITS } from '../../../protocol/worker/api/limits';
import { SIGNING_KEYS } from '../../../protocol/worker/api/shapes/subscription';
import type { Batch } from '../../../protocol/worker/api/shapes/subscription';
import { additionalFields as additional } from '../../parameters/collections';
import { defineParameter } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import type { Run } from '../../parameters/run';
import { valueIn } from '../../parameters/values';
import { httpUrl } from '../../values/httpUrl';
import { oneOf } from './oneOf';

const { concurrency, keepPreviousHours: keepHours } = LIMITS.subscription;
const { maxEvents: eventLimit, maxWaitSeconds: waitLimit } = LIMITS.batch;

// n8n's lint recognizes defaults with names of their own, but no members of objects.
const defaultConcurrency = concurrency.default;
const defaultBatchSize = eventLimit.default;
const defaultBatchWait = waitLimit.default;
const defaultHours = keepHours.default;

export const target = defineParameter({
	displayName: 'Target URL',
	name: 'target',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://receiver.example.com/aps',
	description:
		'Where the worker delivers the events. The worker’s ALLOWED_TARGETS must contain its origin.',
	read: read.by(httpUrl),
});

export const signingKey = defineParameter({
	displayName: 'Signing Key',
	name: 'signingKey',
	type: 'options',
	default: 'secret',
	options: [
		{
			name: 'Derived From API Key',
			value: 'derived',
			description: 'For a receiver that knows the worker’s API key, as trigger nodes do',
		},
		{
			name: 'Secret of Its Own',
			value: 'secret',
			description:
				'For any other receiver. The output contains the secret (whsec_…), and so does the execution that n8n saves.',
		},
	],
	description: 'What the receiver verifies deliveries with. It cannot be changed later.',
	read: oneOf(SIGNING_KEYS),
});

export const label = defineParameter({
	displayName: 'Label',
	name: 'label',
	type: 'string',
	default: '',
	placeholder: 'e.g. Drawings in the archive',
	description: 'Names the subscription for people',
	read: read.text(LIMITS.subscription.label.maxLength),
});

export const deliveryConcurrency = defineParameter({
	displayName: 'Delivery Concurrency',
	name: 'deliveryConcurrency',
	type: 'number',
	typeOptions: { minValue: concurrency.min, maxValue: concurrency.max },
	default: defaultConcurrency,
	description: 'How many deliveries the receiver gets at the same time',
	read: read.integer(concurrency.min, concurrency.max),
});

const batchSize = defineParameter({
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: eventLimit.min, maxValue: eventLimit.max },
	default: defaultBatchSize,
	description: 'How many events a delivery may contain',
	read: read.integer(eventLimit.min, eventLimit.max),
});

const batchWait = defineParameter({
	displayName: 'Batch Wait (Seconds)',
	name: 'batchWait',
	type: 'number',
	typeOptions: { minValue: waitLimit.min, maxValue: waitLimit.max },
	default: defaultBatchWait,
	description: 'How long a delivery waits for more events until its batch is full',
	read: read.integer(waitLimit.min, waitLimit.max),
});

export const additionalFields = additional([batchSize, batchWait, deliveryConcurrency, label]);

/** @returns undefined if neither part of a batch is set @throws InvalidValue */
export function batchOf(run: Run): Batch | undefined {
	const maxEvents = valueIn(run, additionalFields, batchSize);
	const maxWaitSeconds = valueIn(run, additionalFields, batchWait);
	if (maxEvents === undefined && maxWaitSeconds === undefined) return undefined;
	return {
		maxEvents: maxEvents ?? defaultBatchSize,
		maxWaitSeconds: maxWaitSeconds ?? defaultBatchWait,
	};
}

export const keepPreviousHours = defineParameter({
	displayName: 'Keep Previous for (Hours)',
	name: 'keepPreviousHours',
	type: 'number',
	typeOptions: { minValue: keepHours.min, maxValue: keepHours.max },
	default: defaultHours,
	description:
		'How long deliveries are also signed with the previous secret, so that the receiver has time to learn the new one. Enter 0 if the secret has leaked.',
	read: read.integer(keepHours.min, keepHours.max),
});
