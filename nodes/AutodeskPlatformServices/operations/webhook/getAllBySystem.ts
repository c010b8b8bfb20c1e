import type { IDataObject } from 'n8n-workflow';
import { hookPages } from '../../../apsLists/hookPages';
import { collect } from '../../../apsLists/pages';
import { chosenRegion } from '../../../fields/region';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { webhookRegion } from '../../../fields/webhook';
import { chosenSystem, webhookSystem } from '../../../fields/webhookSystem';
import { simplifyWebhook, webhookExample } from '../../../records/webhook';
import { defineOperation } from '../../../operations/operation';
import { queryOf } from '../../../parameters/query';
import { webhookAdvice } from './advice';
import { webhookFilters } from './filters';
import { placeOf, tenantOption } from './place';

export const getAllBySystem = defineOperation({
	action: 'List Webhooks By System',
	name: 'Get Many by System',
	value: 'getAllBySystem',
	summary: 'Get many webhooks by system',
	description:
		'Retrieve a list of the webhooks of one system, such as Docs or Issues, that the user or app owns in one region',
	endpoint: 'GET /webhooks/v1/systems/{system}/hooks',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [webhookRegion, ...webhookSystem, ...returnAllOrLimit, simplify, webhookFilters],
	options: [tenantOption],
	advice: { ...webhookAdvice, 404: 'Autodesk does not know the system. Check its ID' },
	example: webhookExample,
	async execute(run) {
		const system = chosenSystem(run);
		const region = chosenRegion(run);
		const path = run.path({ system });
		const pages = hookPages(run.aps, path, placeOf(run), queryOf(run, webhookFilters));
		const hooks = await collect(pages, limitOf(run));
		const shorten = (hook: IDataObject) => simplifyWebhook(hook, region);
		return hooks.map((hook) => simplified(run, hook, shorten));
	},
});
