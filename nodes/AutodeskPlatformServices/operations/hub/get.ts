import { hub, hubId } from '../../../fields/hub';
import { simplified, simplify } from '../../../fields/simplify';
import { hubExample, simplifyHub } from '../../../records/hub';
import { defineOperation } from '../../../operations/operation';

export const get = defineOperation({
	action: 'Get Hub',
	name: 'Get',
	value: 'get',
	summary: 'Get hub',
	description: 'Retrieve the name, region and type of one hub by its ID',
	endpoint: 'GET /project/v1/hubs/{hub_id}',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hub, simplify],
	example: hubExample,
	async execute(run) {
		const { data } = await run.aps.document({ path: run.path({ hub_id: hubId(run) }) });
		return simplified(run, data, simplifyHub);
	},
});
