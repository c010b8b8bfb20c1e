import type { INodeProperties } from 'n8n-workflow';

/** Also decides which credentials the node requires, so expressions are not allowed. */
export const delivery: INodeProperties = {
	displayName: 'Delivery',
	name: 'delivery',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Direct',
			value: 'direct',
			// A node cannot see how many webhook processes there are, so this is the place for the hint.
			description:
				'Autodesk calls n8n, which must be reachable from the internet and receive webhooks in a single process',
		},
		{
			name: 'Webhook Worker',
			value: 'worker',
			description:
				'A webhook worker receives the events, keeps them while n8n is unavailable, and delivers them',
		},
	],
	default: 'direct',
};
