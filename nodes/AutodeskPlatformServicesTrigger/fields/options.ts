import type { INodeProperties } from 'n8n-workflow';

const inWorkerMode = { show: { '/delivery': ['worker'] } };

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Acknowledge',
			name: 'acknowledge',
			type: 'options',
			options: [
				{
					name: 'When the Workflow Ends',
					value: 'finished',
					description:
						'An event counts as delivered when its execution ends with success within five minutes; otherwise the worker delivers it again',
				},
				{
					name: 'When the Workflow Starts',
					value: 'started',
					description: 'An event counts as delivered when n8n has taken it',
				},
			],
			default: 'started',
			description: 'When the worker may forget an event',
			displayOptions: inWorkerMode,
		},
		{
			displayName: 'Autodesk Filter',
			name: 'autodeskFilter',
			type: 'string',
			default: '',
			placeholder: "e.g. $[?(@.ext=='rvt')]",
			description:
				'JSONPath on the payload. Autodesk drops events that do not match, and everything when a name is wrong. It is case-sensitive. Use it only to cut volume.',
		},
		{
			displayName: 'Batch Size',
			name: 'batchSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 500 },
			default: 1,
			description: 'Up to how many events the worker puts into one execution, as one item each',
			displayOptions: inWorkerMode,
		},
		{
			displayName: 'Batch Wait (Seconds)',
			name: 'batchWait',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 300 },
			default: 0,
			description: 'How long the worker waits for a batch to fill',
			displayOptions: inWorkerMode,
		},
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 5,
			description: 'How many deliveries the worker makes to this workflow at the same time',
			displayOptions: inWorkerMode,
		},
		{
			displayName: 'Fetch Item',
			name: 'fetchItem',
			type: 'boolean',
			default: true,
			description:
				'Whether to add what a file is like now, with its newest version, as <code>item</code> to each event about a file',
		},
		{
			displayName: 'Keep Order',
			name: 'keepOrder',
			type: 'boolean',
			default: true,
			description:
				'Whether the events of one file arrive in the order they came to the worker. While an earlier one is tried again, later ones of the same file wait.',
			displayOptions: inWorkerMode,
		},
		{
			displayName: 'Look Every (Minutes)',
			name: 'lookEvery',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 44_640 },
			default: 60,
			description: 'How much time lies between two looks at account users or account projects',
			displayOptions: inWorkerMode,
		},
	],
};
