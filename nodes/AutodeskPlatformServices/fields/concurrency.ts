import type { INodeProperties } from 'n8n-workflow';

export const DEFAULT_CONCURRENCY = 5;

/** Entry of every operation's Options. */
export const concurrency: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 20 },
	default: DEFAULT_CONCURRENCY,
	description: 'How many items to work on at the same time. The output keeps their order.',
};
