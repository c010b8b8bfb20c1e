import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField } from '../apsClient/access';
import { executeItems } from '../actionNode/executeItems';
import { resources } from './operations';
import { nodeProperties } from '../actionNode/properties';
import { listSearch } from '../listSearch';

/**
 * The action node. Programmatic rather than declarative because JSON:API bodies, multi-call
 * operations and several error shapes are the rule here, not the exception.
 */
export class AutodeskPlatformServices implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Autodesk Platform Services',
		name: 'autodeskPlatformServices',
		icon: { light: 'file:../../icons/aps.svg', dark: 'file:../../icons/aps.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Work with files, buckets and accounts of Autodesk Construction Cloud, BIM 360 and OSS',
		defaults: { name: 'Autodesk Platform Services' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'autodeskPlatformServicesOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'autodeskPlatformServicesTwoLeggedOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['twoLegged'] } },
			},
			{
				name: 'autodeskPlatformServicesServiceAccountApi',
				required: true,
				displayOptions: { show: { authentication: ['serviceAccount'] } },
			},
		],
		properties: [authenticationField, ...nodeProperties(resources, 'folder')],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await executeItems(this, resources)];
	}
}
