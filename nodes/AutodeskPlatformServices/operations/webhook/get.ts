import { chosenRegion } from '../../../fields/region';
import { simplified, simplify } from '../../../fields/simplify';
import { webhook, webhookAddress, webhookOptions, webhookRegion } from '../../../fields/webhook';
import { simplifyWebhook, webhookExample } from '../../../records/webhook';
import { defineOperation } from '../../../operations/operation';
import { webhookAdvice } from './advice';
import { placeOf, tenantOption } from './place';

export const get = defineOperation({
	action: 'Get Webhook',
	name: 'Get',
	value: 'get',
	summary: 'Get webhook',
	description: 'Retrieve the status, callback URL, scope and settings of one webhook',
	endpoint: 'GET /webhooks/v1/systems/{system}/events/{event}/hooks/{hook_id}',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [webhookRegion, webhook, simplify],
	options: [...webhookOptions.options, tenantOption],
	advice: webhookAdvice,
	example: webhookExample,
	async execute(run) {
		const { system, event, hookId } = await webhookAddress(run);
		const path = run.path({ system, event, hook_id: hookId });
		const hook = await run.aps.record({ path, ...placeOf(run) }, 'hookId');
		return simplified(run, hook, () => simplifyWebhook(hook, chosenRegion(run)));
	},
});
