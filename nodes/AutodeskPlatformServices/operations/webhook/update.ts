import { CALLBACK_SECRET_PATTERN } from '../../../../protocol/callbacks/callbackSecret';
import { customBody } from '../../../fields/customBody';
import { chosenRegion } from '../../../fields/region';
import { webhook, webhookAddress, webhookOptions, webhookRegion } from '../../../fields/webhook';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { updateFields } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';
import { plainText } from '../../../values/plainText';
import { someChange } from '../../../values/someChange';
import { webhookAdvice } from './advice';
import { payloadOnlyFromNowOn } from './payloadOnly';
import { placeOf, tenantOption } from './place';
import { webhookSettings } from './settings';

const signingSecret = defineParameter({
	displayName: 'Signing Secret',
	name: 'token',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'Secret that Autodesk signs the callbacks of this webhook with: 32 to 64 letters and digits. It takes effect within 10 minutes and cannot be read back.',
	body: 'token',
	read(entered, { displayName }) {
		if (entered === undefined) return undefined;
		const secret = plainText(displayName, entered).trim();
		if (CALLBACK_SECRET_PATTERN.test(secret)) return secret;
		throw new InvalidValue(displayName, 'use 32 to 64 letters and digits, and no other characters');
	},
});

const status = defineParameter({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'active',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Inactive', value: 'inactive' },
	],
	description:
		'Choose Active to turn a webhook back on that Autodesk has turned off. Events from the meantime are not sent later.',
	body: 'status',
	read: read.choice,
});

const changes = {
	...updateFields([...webhookSettings, customBody, payloadOnlyFromNowOn, signingSecret, status]),
	description: 'What to change. A field that is added and left empty is cleared.',
};

export const update = defineOperation({
	action: 'Update Webhook',
	name: 'Update',
	value: 'update',
	summary: 'Update webhook',
	description:
		'Change the status, filter, expiry, attributes, signing secret or form of the callbacks of a webhook. To change the URL, event or scope, create another webhook.',
	endpoint: 'PATCH /webhooks/v1/systems/{system}/events/{event}/hooks/{hook_id}',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L'],
	fields: [webhookRegion, webhook, changes],
	options: [...webhookOptions.options, tenantOption],
	advice: webhookAdvice,
	example: {
		event: 'dm.version.added',
		system: 'data',
		updated: true,
		region: 'EMEA',
		id: '0f60f6a0-3a1c-4b5d-9e2f-7c8d9a0b1c2d',
	},
	async execute(run) {
		const body = someChange(changes.displayName, bodyOf(run, changes));
		const { system, event, hookId } = await webhookAddress(run);
		await run.aps.request({
			method: 'PATCH',
			path: run.path({ system, event, hook_id: hookId }),
			body,
			...placeOf(run),
		});
		return { event, system, updated: true, region: chosenRegion(run), id: hookId };
	},
});
