import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { returnedFields } from '../../../fields/returnedFields';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { accountProjectExample, simplifyAccountProject } from '../../../records/accountProject';
import { PROJECT_FIELDS } from './projectFields';

const getOptions = options([
	accountRegion,
	returnedFields(PROJECT_FIELDS, 'fields', 'getProjectFields'),
]);

export const get = defineOperation({
	action: 'Get Account Project',
	name: 'Get',
	value: 'get',
	summary: 'Get project in account',
	description:
		'Retrieve status, type, dates and address of one project of an account, e.g. to see whether a new one is active',
	endpoint: 'GET /construction/admin/v1/projects/{projectId}',
	scopes: ['account:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [accountForLists, accountProject, simplify],
	options: getOptions.options,
	advice: accountAdvice,
	example: accountProjectExample,
	async execute(run) {
		const project = await run.aps.record(
			{
				path: run.path({ projectId: accountProjectId(run) }),
				query: queryOf(run, getOptions),
				region: accountRegionOf(run),
			},
			'id',
		);
		return simplified(run, project, simplifyAccountProject);
	},
});
