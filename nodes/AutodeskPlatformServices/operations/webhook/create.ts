import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { hookIdFromLocation } from '../../../../protocol/aps/hooks';
import { customBody, withCustomBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { region } from '../../../fields/region';
import { flatScope } from '../../../records/webhook';
import { boolean } from '../../../values/boolean';
import { httpUrl } from '../../../values/httpUrl';
import { defineOperation } from '../../../operations/operation';
import { webhookAdvice } from './advice';
import { chosenEvent, eventFields } from './chosenEvent';
import { existingHookId } from './existingHook';
import { placeOf, tenantOption } from './place';
import { settingFields, settingsBody } from './settings';
import type { WebhookSettings } from './settings';
import { watched, watchedFields } from './watched';

const ALREADY_EXISTS = 409;

const payloadOnly: INodeProperties = {
	displayName: 'Payload Only',
	name: 'callbackWithEventPayloadOnly',
	type: 'boolean',
	default: false,
	description:
		'Whether callbacks hold nothing but the event: no ID, attributes or event name of the webhook',
};

export const create = defineOperation({
	action: 'Create Webhook',
	name: 'Create',
	value: 'create',
	summary: 'Create webhook',
	description:
		'Make Autodesk call a URL whenever an event happens in a folder, project or other place. Callbacks are signed once a signing secret is set with Update. To start a workflow, use the trigger node instead.',
	endpoint: 'POST /webhooks/v1/systems/{system}/events/{event}/hooks',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L'],
	fields: [
		{
			...region,
			description:
				'Where the events come from: the region of the hub. A webhook in another region never fires.',
		},
		...eventFields,
		...watchedFields,
		{
			displayName: 'Callback URL',
			name: 'callbackUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook/autodesk',
			description: 'The URL that Autodesk calls. It must be reachable from the internet.',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...settingFields, customBody, payloadOnly].sort((a, b) =>
				a.displayName.localeCompare(b.displayName),
			),
		},
	],
	options: [
		tenantOption,
		{
			displayName: 'Return Existing',
			name: 'returnExisting',
			type: 'boolean',
			default: true,
			description:
				'Whether to return the webhook of the same callback URL, event and scope when there is one, instead of stopping. It is left as it is.',
		},
	],
	advice: {
		...webhookAdvice,
		404: 'Check the event, that what is watched exists and the credential may see it, and that the region is the one of the hub',
		409: 'A webhook of the same callback URL, event and scope exists. Turn on Options > Return Existing to go on with that one',
	},
	example: {
		event: 'dm.version.added',
		system: 'data',
		created: true,
		callbackUrl: 'https://n8n.example.com/webhook/autodesk',
		region: 'EMEA',
		scopeKey: 'folder',
		scopeValue: 'urn:adsk.wipemea:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
		id: '0f60f6a0-3a1c-4b5d-9e2f-7c8d9a0b1c2d',
	},
	async execute(run) {
		const { system, event, known } = chosenEvent(run);
		const additional = run.param<AdditionalFields>('additionalFields', {});
		const options = run.param<{ returnExisting?: unknown }>('options', {});
		const returnExisting = boolean('Return Existing', options.returnExisting) ?? false;
		const body = withCustomBody(
			{
				callbackUrl: httpUrl('Callback URL', run.param<unknown>('callbackUrl')),
				...watched(run, known),
				...withoutNulls(settingsBody(run, additional)),
				callbackWithEventPayloadOnly: boolean(
					payloadOnly.displayName,
					additional.callbackWithEventPayloadOnly,
				),
			},
			additional,
		) as WebhookBody;
		const place = placeOf(run, system);
		const answer = await run.aps.request({
			method: 'POST',
			path: run.path({ system, event }),
			body,
			...place,
			// After a lost answer Autodesk says that the webhook exists, which must not look like a conflict.
			repeatable: returnExisting,
			accept: returnExisting ? [ALREADY_EXISTS] : [],
		});
		const { callbackUrl, scope } = body;
		const created = answer.status !== ALREADY_EXISTS;
		const hookId = created ? hookIdFromLocation(answer.headers.location) : undefined;
		const { scopeKey, scopeValue } = flatScope(scope);
		return {
			event,
			system,
			created,
			callbackUrl,
			region: place.region,
			scopeKey,
			scopeValue,
			id: hookId ?? (await existingHookId(run, system, { event, callbackUrl, scope })),
		};
	},
});

interface AdditionalFields extends WebhookSettings, CustomJson {
	callbackWithEventPayloadOnly?: unknown;
}

interface WebhookBody extends IDataObject {
	callbackUrl: string;
	scope: Record<string, string>;
}

/** A setting that is left empty is left out: there is nothing to clear yet. */
function withoutNulls(settings: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
}
