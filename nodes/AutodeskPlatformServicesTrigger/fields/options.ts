import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../../../protocol/worker/api/limits';

const { batch, subscription, watch } = LIMITS;

// Separate constants, because n8n's lint does not recognize a default in a member expression.
const defaultBatchSize = batch.maxEvents.default;
const defaultBatchWait = batch.maxWaitSeconds.default;
const defaultConcurrency = subscription.concurrency.default;
const defaultPollInterval = watch.everyMinutes.default;

const throughWorker = { show: { '/delivery': ['worker'] } };

export const acknowledge: INodeProperties = {
	displayName: 'Acknowledge',
	name: 'acknowledge',
	type: 'options',
	options: [
		{
			name: 'When the Workflow Ends',
			value: 'finished',
			description:
				'An event counts as delivered once its execution succeeds within five minutes; otherwise the worker delivers it again',
		},
		{
			name: 'When the Workflow Starts',
			value: 'started',
			description: 'An event counts as delivered once n8n has accepted it',
		},
	],
	default: 'started',
	description: 'When the worker may forget an event',
	displayOptions: throughWorker,
};

export const autodeskFilter: INodeProperties = {
	displayName: 'Autodesk Filter',
	name: 'autodeskFilter',
	type: 'string',
	default: '',
	placeholder: "e.g. $[?(@.ext=='rvt')]",
	description:
		'JSONPath on the payload, evaluated by Autodesk. It is case-sensitive. Autodesk drops events that do not match, and all events if a name is wrong. Use it only to reduce volume.',
};

export const batchSize: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: batch.maxEvents.min, maxValue: batch.maxEvents.max },
	default: defaultBatchSize,
	description: 'The most events the worker puts into one execution, one item each',
	displayOptions: throughWorker,
};

export const batchWait: INodeProperties = {
	displayName: 'Batch Wait (Seconds)',
	name: 'batchWait',
	type: 'number',
	typeOptions: { minValue: batch.maxWaitSeconds.min, maxValue: batch.maxWaitSeconds.max },
	default: defaultBatchWait,
	description: 'How long the worker waits for a batch to fill',
	displayOptions: throughWorker,
};

export const concurrency: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: subscription.concurrency.min, maxValue: subscription.concurrency.max },
	default: defaultConcurrency,
	description: 'The most deliveries the worker makes to this workflow at the same time',
	displayOptions: throughWorker,
};

export const fetchFile: INodeProperties = {
	displayName: 'Fetch File',
	name: 'fetchFile',
	type: 'boolean',
	default: true,
	description:
		'Whether to add the current file with its newest version as <code>file</code> to each event about a file',
};

export const keepOrder: INodeProperties = {
	displayName: 'Keep Order',
	name: 'keepOrder',
	type: 'boolean',
	default: true,
	description:
		'Whether the events of one file arrive in the order the worker received them. While an earlier event is being retried, later events of the same file wait.',
	displayOptions: throughWorker,
};

export const pollInterval: INodeProperties = {
	displayName: 'Poll Interval (Minutes)',
	name: 'pollInterval',
	type: 'number',
	typeOptions: { minValue: watch.everyMinutes.min, maxValue: watch.everyMinutes.max },
	default: defaultPollInterval,
	description: 'How often the worker checks the lists of the account or project for changes',
	displayOptions: throughWorker,
};

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		acknowledge,
		autodeskFilter,
		batchSize,
		batchWait,
		concurrency,
		fetchFile,
		keepOrder,
		pollInterval,
	],
};
