import { webhook, webhookAddress, webhookOptions, webhookRegion } from '../../../fields/webhook';
import { defineOperation } from '../../../operations/operation';
import { webhookAdvice } from './advice';
import { placeOf, tenantOption } from './place';

export const deleteWebhook = defineOperation({
	action: 'Delete Webhook',
	name: 'Delete',
	value: 'delete',
	summary: 'Delete webhook',
	description: 'Permanently remove a webhook, so that Autodesk no longer calls its URL',
	endpoint: 'DELETE /webhooks/v1/systems/{system}/events/{event}/hooks/{hook_id}',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L'],
	fields: [webhookRegion, webhook],
	options: [...webhookOptions.options, tenantOption],
	advice: webhookAdvice,
	example: { deleted: true },
	async execute(run) {
		const { system, event, hookId } = await webhookAddress(run);
		await run.aps.request({
			method: 'DELETE',
			path: run.path({ system, event, hook_id: hookId }),
			...placeOf(run),
			doneWhen: [404],
		});
		return { deleted: true };
	},
});
