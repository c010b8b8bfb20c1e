import type { IDataObject, IHookFunctions, INode, Logger } from 'n8n-workflow';
import type { CallLimits } from '../../../protocol/aps/retryPolicy';
import { readAccess } from '../../apsClient/access';
import { ApsClient } from '../../apsClient/client';
import { WorkerClient } from '../../workerClient/workerClient';
import { extractCredential } from '../clientSecret';
import type { ExtractCredential } from '../clientSecret';
import { ownerSecret } from '../ownerSecret';
import { HOOK_SCOPES } from '../../../protocol/aps/scopes';

/** What the life cycle needs from n8n, read once. Everything after it is planning and plain calls. */
export interface TriggerHost {
	node: INode;
	/** Whether n8n listens for one test event, at a separate URL. */
	isTest: boolean;
	/** This trigger's own webhook URL: the test URL while listening for a test event. */
	webhookUrl: string;
	/** Where n8n receives webhooks of published workflows, for example `https://n8n.example.com`. */
	webhookOrigin: string;
	/** Names of the workflow and node. */
	label: string;
	/** Identify the owner of a webhook, for users and for clean-up scripts. */
	tags: IDataObject;
	/** The node's own, see `registration`. */
	staticData: IDataObject;
	log: Logger;
	/** A client with the node's credential, whose errors mention webhooks. */
	openAutodesk(limits: CallLimits): Promise<ApsClient>;
	/** A client with the worker's credential, which direct delivery does not have. */
	openWorker(): Promise<WorkerClient>;
	/** The secret set for all webhooks of the app or user, see `ownerSecret`. */
	ownerSecret(): Promise<string | undefined>;
	/** What protects the URL for data extracts. */
	extractCredential(): Promise<ExtractCredential>;
}

export function hostOf(ctx: IHookFunctions): TriggerHost {
	const node = ctx.getNode();
	const workflow = ctx.getWorkflow();
	return {
		node,
		isTest: ctx.getMode() === 'manual',
		webhookUrl: String(ctx.getNodeWebhookUrl('default')),
		// Unlike the test URL, this always starts with WEBHOOK_URL.
		webhookOrigin: new URL(ctx.getRestApiUrl()).origin,
		label: `${workflow.name ?? workflow.id} / ${node.name}`,
		tags: {
			source: 'n8n',
			instanceId: ctx.getInstanceId(),
			workflowId: workflow.id,
			nodeId: node.id,
		},
		staticData: ctx.getWorkflowStaticData('node'),
		log: ctx.logger,
		async openAutodesk(limits) {
			const purpose = { action: 'Set up webhooks', scopes: HOOK_SCOPES };
			return new ApsClient(ctx, await readAccess(ctx), purpose, 0, limits);
		},
		openWorker: async () => await WorkerClient.of(ctx),
		ownerSecret: async () => await ownerSecret(ctx),
		extractCredential: async () => await extractCredential(ctx),
	};
}
