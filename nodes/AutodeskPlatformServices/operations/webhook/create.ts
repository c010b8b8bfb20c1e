import type { IDataObject } from 'n8n-workflow';
import { hookIdFromLocation } from '../../../../protocol/aps/hooks';
import { isJsonObject } from '../../../../protocol/json';
import { customBody } from '../../../fields/customBody';
import { eventRegionField } from '../../../fields/region';
import { defineOperation } from '../../../operations/operation';
import { renamedBodyOf } from '../../../parameters/body';
import { additionalFields, options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { flatScope } from '../../../records/webhook';
import { httpUrl } from '../../../values/httpUrl';
import { webhookAdvice } from './advice';
import { chosenEvent, chosenEventFields } from './chosenEvent';
import { existingHookId } from './existingHook';
import { payloadOnly } from './payloadOnly';
import { placeOf, tenantOf, tenantOption } from './place';
import { regionOf } from './regionOf';
import { webhookSettings } from './settings';
import { watched, watchedFields, watchedTenant } from './watched';

const ALREADY_EXISTS = 409;

const url = defineParameter({
	displayName: 'Callback URL',
	name: 'callbackUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/autodesk',
	description: 'The URL that Autodesk calls. It must be reachable from the internet.',
	body: 'callbackUrl',
	read: read.by(httpUrl),
});

/** Also for events outside Fusion Manage, whose tenant is in a header. */
const eventTenant = defineParameter({
	displayName: 'Tenant of Events',
	name: 'tenant',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	description:
		'Only events of this tenant, e.g. the account ID in events of files and folders. Leave empty for events of all tenants.',
	body: 'tenant',
	read: read.text(),
});

const details = additionalFields([...webhookSettings, customBody, eventTenant, payloadOnly]);

const returnExisting = defineParameter({
	displayName: 'Return Existing',
	name: 'returnExisting',
	type: 'boolean',
	default: true,
	description:
		'Whether to return an existing webhook with the same callback URL, event and scope instead of failing. The existing webhook is not changed.',
	read: read.boolean,
});

const createOptions = options([returnExisting, tenantOption]);

export const create = defineOperation({
	action: 'Create Webhook',
	name: 'Create',
	value: 'create',
	summary: 'Create webhook',
	description:
		'Make Autodesk call a URL whenever an event happens in a folder, project or other resource. To have the callbacks signed, set a signing secret with Update. To start a workflow, use the trigger node instead.',
	endpoint: 'POST /webhooks/v1/systems/{system}/events/{event}/hooks',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L'],
	fields: [eventRegionField, ...chosenEventFields, ...watchedFields, url, details],
	options: createOptions.options,
	advice: {
		...webhookAdvice,
		404: 'Check the event, that the watched resource exists and the credential can see it, and that the region is the one of the hub',
		409: 'A webhook with the same callback URL, event and scope exists. Turn on Options > Return Existing to continue with that one',
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
		const isExistingReturned = valueIn(run, createOptions, returnExisting) ?? false;
		const target = watched(run, known);
		const tenant = watchedTenant(run, known) ?? tenantOf(run);
		const complete = (fields: IDataObject) => ({ ...withoutEmpty(fields), ...target });
		const body = renamedBodyOf(run, complete, url, details) as WebhookBody;
		const region = await regionOf(run, target);
		const answer = await run.aps.request({
			method: 'POST',
			path: run.path({ system, event }),
			body,
			...placeOf(run, { region, tenant }),
			// When a retry follows a lost answer, Autodesk reports a conflict with the webhook just created.
			repeatable: isExistingReturned,
			accept: isExistingReturned ? [ALREADY_EXISTS] : [],
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
			region,
			scopeKey,
			scopeValue,
			id:
				hookId ??
				(await existingHookId(run, { region, tenant }, { system, event, callbackUrl, scope })),
		};
	},
});

interface WebhookBody extends IDataObject {
	callbackUrl: string;
	scope: Record<string, string>;
}

/** Leaves out settings that were left empty: a new webhook has nothing to clear. */
function withoutEmpty(settings: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(settings).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
	return value === null || (isJsonObject(value) && Object.keys(value).length === 0);
}
