import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeCredentialDescription, INodeTypeDescription } from 'n8n-workflow';
import { LATEST, VERSIONS } from '../fields/nodeVersion';
import { ACCESS_KINDS, authenticationField } from '../apsClient/access';
import type { Resource } from '../operations/operation';
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
 * @param furtherCredentials of other services that single operations call
 */
export function actionNodeDescription(
	resources: readonly Resource[],
	preselected: string,
	furtherCredentials: readonly INodeCredentialDescription[] = [],
): Shared {
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
			...furtherCredentials,
		],
		properties: [authenticationField, ...nodeProperties(resources, preselected)],
	};
}
