import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { listOwnHooks } from '../../protocol/aps/hooks';
import { hooksInEveryState } from '../../protocol/aps/lists/hookList';
import { parseHookAddress } from '../../protocol/aps/hookAddress';
import type { HookAddress } from '../../protocol/aps/hookAddress';
import { InvalidValue } from '../values/invalidValue';
import type { ApsRun } from '../parameters/run';
import { eventId } from '../values/eventId';
import { plainText } from '../values/plainText';
import { resourceLocator } from './locator';
import { chosenRegion, region } from './region';

export const webhook: INodeProperties = {
	...resourceLocator({
		displayName: 'Webhook',
		name: 'webhook',
		description: 'The webhook, chosen from those that the credential sees in the region',
		search: 'searchWebhooks',
		idPlaceholder: 'e.g. 0f60f6a0-3a1c-4b5d-9e2f-7c8d9a0b1c2d',
		linkPlaceholder: 'e.g. https://developer.api.autodesk.com/webhooks/v1/systems/data/events/…',
	}),
	required: true,
	// The region is no locator, so its name alone stands for its value.
	typeOptions: { loadOptionsDependsOn: ['region'] },
};

export const webhookRegion: INodeProperties = {
	...region,
	description: 'The region in which the webhook was created. No other region knows it.',
};

/** Options that spare looking a webhook up that is given by its ID alone. */
export const webhookOptions: readonly INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'string',
		default: '',
		placeholder: 'e.g. dm.version.added',
		description:
			'Event of the webhook. Together with System it spares the search for a webhook given by its ID.',
	},
	{
		displayName: 'System',
		name: 'system',
		type: 'string',
		default: '',
		placeholder: 'e.g. data',
		description:
			'System of the webhook. Together with Event it spares the search for a webhook given by its ID.',
	},
];

/**
 * System, event and ID of the chosen webhook. A bare ID is looked up in the list of the region,
 * because Autodesk's paths name all three.
 *
 * @throws InvalidValue, NodeOperationError when the region has no such webhook
 */
export async function webhookAddress(run: ApsRun): Promise<HookAddress> {
	const value = run.ctx.getNodeParameter(webhook.name, run.itemIndex, '', { extractValue: true });
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') throw new InvalidValue(webhook.displayName, 'choose a webhook, or enter its ID');
	const address = parseHookAddress(text);
	if (address) return address;
	if (!/^[\w-]+$/.test(text)) {
		throw new InvalidValue(webhook.displayName, `"${text}" is no webhook ID; expected a GUID`);
	}
	const options = run.param<{ system?: unknown; event?: unknown }>('options', {});
	const system = plainText('System', options.system).trim();
	const event = plainText('Event', options.event).trim();
	if (system !== '' && event !== '') {
		return { system: eventId('System', system), event: eventId('Event', event), hookId: text };
	}
	return await findWebhook(run, text);
}

async function findWebhook(run: ApsRun, hookId: string): Promise<HookAddress> {
	const where = chosenRegion(run);
	const pages = hooksInEveryState(run.aps, listOwnHooks({ region: where }));
	for await (const page of pages) {
		const hook = page.find((candidate) => candidate.hookId === hookId);
		if (hook) return { system: String(hook.system), event: String(hook.event), hookId };
	}
	throw new NodeOperationError(
		run.ctx.getNode(),
		`The credential sees no webhook ${hookId} in the region ${where}`,
		{
			itemIndex: run.itemIndex,
			description:
				'Choose the region in which it was created, and a credential of the kind and user that created it',
		},
	);
}
