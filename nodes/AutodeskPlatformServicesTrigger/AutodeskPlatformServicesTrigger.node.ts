import '../requireN8n';
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { listSearch } from '../listSearch';
import { authenticationField } from '../apsClient/access';
import { delivery } from './fields/delivery';
import { AUTODESK_EVENT_VALUES } from './fields/eventValues';
import { eventParameters } from './fields/events';
import { filters } from './fields/filters';
import { options } from './fields/options';
import { output } from './fields/output';
import { NATIVE_RESOLVERS, responseMode } from './fields/responseMode';
import { scopeFields } from './fields/scope';
import { testHints } from './fields/testHints';
import { LATEST_TRIGGER, TRIGGER_VERSIONS } from './fields/versions';
import { withFullMessage } from './lifecycle/fullMessage';
import { isRegistered } from './lifecycle/isRegistered';
import { register } from './lifecycle/register';
import { unregister } from './lifecycle/unregister';
import { receive } from './receiving/receive';

/** Starts a workflow on events of Autodesk, sent by Autodesk itself or through the webhook worker. */
export class AutodeskPlatformServicesTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Autodesk Platform Services Trigger',
		name: 'autodeskPlatformServicesTrigger',
		icon: { light: 'file:../../icons/aps.svg', dark: 'file:../../icons/aps.dark.svg' },
		group: ['trigger'],
		version: TRIGGER_VERSIONS,
		defaultVersion: LATEST_TRIGGER,
		subtitle: '={{ $parameter["events"].map((event) => event.split("/").pop()).join(", ") }}',
		// n8n's panel shows this text for the trigger and the action node together.
		description:
			'Work with files, people and projects of Autodesk Construction Cloud and BIM 360, and start workflows when something happens there',
		eventTriggerDescription: 'Waiting for an event: do in Autodesk what you chose under Trigger On',
		activationMessage:
			'The workflow now starts when Autodesk sends one of the chosen events. The first ones can take up to ten minutes to arrive.',
		hints: testHints,
		defaults: { name: 'Autodesk Platform Services Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'autodeskPlatformServicesOAuth2Api',
				required: true,
				displayOptions: {
					show: {
						authentication: ['oAuth2'],
						events: AUTODESK_EVENT_VALUES,
					},
				},
			},
			{
				name: 'autodeskPlatformServicesTwoLeggedOAuth2Api',
				required: true,
				displayOptions: {
					show: {
						authentication: ['twoLegged'],
						events: AUTODESK_EVENT_VALUES,
					},
				},
			},
			{
				name: 'autodeskPlatformServicesServiceAccountApi',
				required: true,
				displayOptions: {
					show: {
						authentication: ['serviceAccount'],
						events: AUTODESK_EVENT_VALUES,
					},
				},
			},
			{
				name: 'apsWebhookWorkerApi',
				required: true,
				displayOptions: { show: { delivery: ['worker'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				responseMode: responseMode.template,
				responseData: 'noData',
				[NATIVE_RESOLVERS]: { responseMode },
			},
		],
		properties: [
			authenticationField,
			...eventParameters,
			...scopeFields,
			delivery,
			filters,
			output,
			options,
		],
	};

	methods = { listSearch };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await withFullMessage(this, async () => await isRegistered(this));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await withFullMessage(this, async () => await register(this));
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await unregister(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
