import type { INodeProperties } from 'n8n-workflow';

/** Also decides which credentials are asked for, so it takes no expression. */
export const delivery: INodeProperties = {
	displayName: 'Delivery',
	name: 'delivery',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Direct',
			value: 'direct',
			description: 'Autodesk calls n8n itself. n8n must be reachable from the internet.',
		},
		{
			name: 'Through the Worker',
			value: 'worker',
			description:
				'A webhook worker takes the events, keeps them safe while n8n is away, and passes them on',
		},
	],
	default: 'direct',
};
