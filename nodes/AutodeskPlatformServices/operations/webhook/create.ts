import type { IDataObject } from 'n8n-workflow';
import { hookIdFromLocation } from '../../../../protocol/aps/hooks';
import type { HookPlace } from '../../../../protocol/aps/hooks';
import { fillPath } from '../../../../protocol/aps/ids';
import { isJsonObject } from '../../../../protocol/json';
import { customBody } from '../../../fields/customBody';
import { ifExistsField } from '../../../fields/ifExists';
import type { IfExists } from '../../../fields/ifExists';
import { eventRegionField } from '../../../fields/region';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import type { CreateOutcome } from '../../../operations/orExisting';
import { bodyOf, renamedBodyOf } from '../../../parameters/body';
import { additionalFields, options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
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

/** Those that an existing webhook accepts as well. */
const changeableDetails = additionalFields([...webhookSettings]);

const returnExisting = defineParameter({
	displayName: 'Return Existing',
	name: 'returnExisting',
	type: 'boolean',
	default: true,
	description:
		'Whether to return an existing webhook with the same callback URL, event and scope instead of failing. The same as Return It under If It Exists.',
	read: read.boolean,
});

const ifExists = ifExistsField({
	what: 'a webhook with this callback URL, event and scope',
	update: 'Give the existing webhook the settings entered under Additional Fields',
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
	fields: [eventRegionField, ...chosenEventFields, ...watchedFields, url, ifExists, details],
	options: createOptions.options,
	advice: {
		...webhookAdvice,
		404: 'Check the event, that the watched resource exists and the credential can see it, and that the region is the one of the hub',
		409: 'A webhook with the same callback URL, event and scope exists. Change If It Exists to continue with that one',
	},
	example: {
		event: 'dm.version.added',
		system: 'data',
		created: true,
		outcome: 'created',
		callbackUrl: 'https://n8n.example.com/webhook/autodesk',
		region: 'EMEA',
		scopeKey: 'folder',
		scopeValue: 'urn:adsk.wipemea:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
		id: '0f60f6a0-3a1c-4b5d-9e2f-7c8d9a0b1c2d',
	},
	async execute(run) {
		const { system, event, known } = chosenEvent(run);
		const way = wayOf(run);
		const isExistingReturned = way !== 'fail';
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
		const place = { region, tenant };
		const id =
			(created ? hookIdFromLocation(answer.headers.location) : undefined) ??
			(await existingHookId(run, place, { system, event, callbackUrl, scope }));
		const isUpdated =
			!created && way === 'update' && (await updateHook(run, place, { system, event, id }));
		const { scopeKey, scopeValue } = flatScope(scope);
		return {
			event,
			system,
			created,
			outcome: outcomeOf(created, isUpdated),
			callbackUrl,
			region,
			scopeKey,
			scopeValue,
			id,
		};
	},
});

/** The option is older than the field, and stays valid in saved workflows. */
function wayOf(run: OperationRun): IfExists {
	const way = valueOf(run, ifExists);
	if (way !== 'fail') return way;
	return valueIn(run, createOptions, returnExisting) ? 'return' : 'fail';
}

function outcomeOf(created: boolean, isUpdated: boolean): CreateOutcome {
	if (created) return 'created';
	return isUpdated ? 'updated' : 'existed';
}

/** @returns false if there is nothing to change */
async function updateHook(
	run: OperationRun,
	place: HookPlace,
	{ system, event, id }: { system: string; event: string; id: string },
): Promise<boolean> {
	const settings = bodyOf(run, changeableDetails);
	if (Object.keys(settings).length === 0) return false;
	const aps = run.aps.for({ action: 'Update Webhook', scopes: ['data:read', 'data:write'] });
	await aps.request({
		method: 'PATCH',
		path: fillPath('/webhooks/v1/systems/{system}/events/{event}/hooks/{id}', {
			system,
			event,
			id,
		}),
		body: settings,
		...placeOf(run, place),
	});
	return true;
}

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
