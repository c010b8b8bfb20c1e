import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeTypeDescription } from 'n8n-workflow';
import { LATEST, VERSIONS } from '../fields/nodeVersion';
import { ACCESS_KINDS, authenticationField } from '../apsClient/access';
import type { Resource } from '../operations/operation';
import { WORKER_CREDENTIAL } from '../workerClient/workerApi';
import { nodeProperties } from './properties';

type Shared = Omit<
	INodeTypeDescription,
	'displayName' | 'name' | 'icon' | 'description' | 'subtitle' | 'defaults'
>;

/**
 * What nodes that call Autodesk with one of the three credentials have in common in their
 * descriptions. Names, icon, subtitle and usableAsTool are in the node, where n8n's lint expects them.
 *
 * @param preselected value of the resource that a new node starts with
 */
export function actionNodeDescription(resources: readonly Resource[], preselected: string): Shared {
	return {
		group: ['transform'],
		version: VERSIONS,
		defaultVersion: LATEST,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			...ACCESS_KINDS.map(({ credentialType, authentication }) => ({
				name: credentialType,
				required: true,
				displayOptions: { show: { authentication: [authentication] } },
			})),
			{
				name: WORKER_CREDENTIAL,
				required: true,
				displayOptions: { show: { operation: ['sync'], rememberIn: ['worker'] } },
			},
		],
		properties: [authenticationField, ...nodeProperties(resources, preselected)],
	};
}
