import '../requireN8n';
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { subtitleOf } from '../actionNode/subtitle';
import { executeItems } from './executeItems';
import { resources } from './operations';
import { nodeProperties } from './properties';
import { searchAccounts } from './searchAccounts';
import { searchProjects } from './searchProjects';
import { searchSubscriptions } from './searchSubscriptions';
import { searchWatches } from './searchWatches';

/** Operates the webhook worker from a workflow, so that a workflow can repair what went wrong. */
export class ApsWebhookWorker implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'APS Webhook Worker',
		name: 'apsWebhookWorker',
		icon: { light: 'file:../../icons/worker.svg', dark: 'file:../../icons/worker.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(resources),
		description: 'Inspect the events between Autodesk and n8n, replay them and repair webhooks',
		defaults: { name: 'APS Webhook Worker' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'apsWebhookWorkerApi', required: true }],
		properties: nodeProperties(),
	};

	methods = { listSearch: { searchAccounts, searchProjects, searchSubscriptions, searchWatches } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await executeItems(this)];
	}
}
