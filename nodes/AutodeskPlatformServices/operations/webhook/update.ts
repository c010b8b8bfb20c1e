import type { INodeProperties } from 'n8n-workflow';
import { CALLBACK_SECRET_PATTERN } from '../../../../protocol/callbacks/callbackSecret';
import { customBody, withCustomBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { chosenRegion } from '../../../fields/region';
import { webhook, webhookAddress, webhookOptions, webhookRegion } from '../../../fields/webhook';
import { InvalidValue } from '../../../values/invalidValue';
import { choice } from '../../../values/choice';
import { plainText } from '../../../values/plainText';
import { someChange } from '../../../values/someChange';
import { defineOperation } from '../../../operations/operation';
import { webhookAdvice } from './advice';
import { placeOf, tenantOption } from './place';
import { settingFields, settingsBody } from './settings';
import type { WebhookSettings } from './settings';

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'active',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Inactive', value: 'inactive' },
	],
	description:
		'Active brings a webhook back that Autodesk has switched off. Events since then are not sent later.',
};

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What to change. A field that is added and left empty is cleared.',
	options: [
		...settingFields,
		customBody,
		{
			displayName: 'Signing Secret',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Secret with which Autodesk signs the callbacks of this webhook: 32 to 64 letters and digits. It takes up to 10 minutes to act and can never be read back.',
		},
		status,
	].sort((a, b) => a.displayName.localeCompare(b.displayName)) as INodeProperties[],
};

export const update = defineOperation({
	action: 'Update Webhook',
	name: 'Update',
	value: 'update',
	summary: 'Update webhook',
	description:
		'Change the status, filter, expiry, attributes or signing secret of a webhook. URL, event and scope can only be changed by creating another one.',
	endpoint: 'PATCH /webhooks/v1/systems/{system}/events/{event}/hooks/{hook_id}',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L'],
	fields: [webhookRegion, webhook, updateFields],
	options: [...webhookOptions, tenantOption],
	advice: webhookAdvice,
	example: {
		event: 'dm.version.added',
		system: 'data',
		updated: true,
		region: 'EMEA',
		id: '0f60f6a0-3a1c-4b5d-9e2f-7c8d9a0b1c2d',
	},
	async execute(run) {
		const changes = run.param<WebhookChanges>(updateFields.name, {});
		const { status: wanted, token } = changes;
		const body = withCustomBody(
			{
				...settingsBody(run, changes),
				status: choice(status, wanted),
				...(token === undefined ? {} : { token: secret(token) }),
			},
			changes,
		);
		someChange(updateFields.displayName, body);
		const { system, event, hookId } = await webhookAddress(run);
		await run.aps.request({
			method: 'PATCH',
			path: run.path({ system, event, hook_id: hookId }),
			body,
			...placeOf(run, system),
		});
		return { event, system, updated: true, region: chosenRegion(run), id: hookId };
	},
});

interface WebhookChanges extends WebhookSettings, CustomJson {
	status?: unknown;
	token?: unknown;
}

function secret(token: unknown): string {
	const text = plainText('Signing Secret', token).trim();
	if (CALLBACK_SECRET_PATTERN.test(text)) return text;
	throw new InvalidValue('Signing Secret', 'use 32 to 64 letters and digits, without other signs');
}
