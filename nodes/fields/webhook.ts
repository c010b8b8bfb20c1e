import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { listOwnHooks } from '../../protocol/aps/hooks';
import { hooksInEveryState } from '../../protocol/aps/lists/hookList';
import { parseHookAddress } from '../../protocol/aps/hookAddress';
import type { HookAddress } from '../../protocol/aps/hookAddress';
import { InvalidValue } from '../values/invalidValue';
import { options } from '../parameters/collections';
import { defineParameter } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';
import type { ApsRun } from '../parameters/run';
import { valueIn } from '../parameters/values';
import { customEventId, systemId } from './customEvent';
import type { EventText } from './eventText';
import { locatorValue, resourceLocator } from './locator';
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
	// Region is not a locator, so it has no `.value`.
	typeOptions: { loadOptionsDependsOn: ['region'] },
};

export const webhookRegion: INodeProperties = {
	...region,
	description: 'The region in which the webhook was created. Other regions cannot find it.',
};

const systemOption = optional(systemId, customEventId);
const eventOption = optional(customEventId, systemId);

/** Together they save the search for a webhook given by its ID alone. */
export const webhookOptions = options([eventOption, systemOption]);

/** Entry of Options. */
function optional(field: EventText, other: EventText): Parameter<string | undefined> {
	return defineParameter({
		...field,
		description: `Enter this and ${other.displayName} if you know them. The node then finds a webhook by its ID without a search.`,
		read: (entered, parameter) => (isEmpty(entered) ? undefined : field.read(entered, parameter)),
	});
}

function isEmpty(entered: unknown): boolean {
	return String(entered ?? '').trim() === '';
}

/**
 * System, event and ID of the chosen webhook. Autodesk's paths contain all three, so a bare ID is
 * looked up in the list of the region.
 *
 * @throws InvalidValue, NodeOperationError when the region has no such webhook
 */
export async function webhookAddress(run: ApsRun): Promise<HookAddress> {
	const text = locatorValue(run, webhook.name);
	if (text === '') throw new InvalidValue(webhook.displayName, 'choose a webhook, or enter its ID');
	const address = parseHookAddress(text);
	if (address) return address;
	if (!/^[\w-]+$/.test(text)) {
		throw new InvalidValue(webhook.displayName, `"${text}" is not a webhook ID; use a GUID`);
	}
	const system = valueIn(run, webhookOptions, systemOption);
	const event = valueIn(run, webhookOptions, eventOption);
	if (system === undefined || event === undefined) return await findWebhook(run, text);
	return { system, event, hookId: text };
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
		`The credential cannot see a webhook ${hookId} in the region ${where}`,
		{
			itemIndex: run.itemIndex,
			description:
				'Choose the region in which it was created, and a credential of the kind and user that created it',
		},
	);
}
