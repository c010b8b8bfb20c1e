import type { INodeProperties } from 'n8n-workflow';
import { fromVersion } from '../../fields/nodeVersion';
import { SIMPLIFIES_SINCE } from './versions';

/** Named as in the action nodes. Read for each received event. */
export const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	noDataExpression: true,
	default: 'simplified',
	options: [
		{
			name: 'Simplified',
			value: 'simplified',
			description:
				'What workflows usually need, names first, with what the event itself lacks: project name, web link, storage ID',
		},
		{
			name: 'Raw',
			value: 'raw',
			description:
				'Every field of the event, its webhook (<code>hook</code>) and everything that Autodesk sent (<code>payload</code>)',
		},
	],
	description: 'Which fields to return',
	...fromVersion(SIMPLIFIES_SINCE),
};
