import type { IDataObject } from 'n8n-workflow';
import { hookPages } from '../../../apsLists/hookPages';
import { collect } from '../../../apsLists/pages';
import { chosenRegion } from '../../../fields/region';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { webhookRegion } from '../../../fields/webhook';
import { simplifyWebhook, webhookExample } from '../../../records/webhook';
import { defineOperation } from '../../../operations/operation';
import { queryOf } from '../../../parameters/query';
import { webhookAdvice } from './advice';
import { webhookFilters } from './filters';
import { placeOf } from './place';

export const getAll = defineOperation({
	action: 'List Webhooks',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many webhooks',
	description:
		'Retrieve a list of the webhooks of all systems that the user or app owns in one region',
	endpoint: 'GET /webhooks/v1/hooks',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [webhookRegion, ...returnAllOrLimit, simplify, webhookFilters],
	advice: webhookAdvice,
	example: webhookExample,
	async execute(run) {
		const region = chosenRegion(run);
		const pages = hookPages(run.aps, run.path(), placeOf(run), queryOf(run, webhookFilters));
		const hooks = await collect(pages, limitOf(run));
		const shorten = (hook: IDataObject) => simplifyWebhook(hook, region);
		return hooks.map((hook) => simplified(run, hook, shorten));
	},
});
