import type { IDataObject } from 'n8n-workflow';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion } from '../../../fields/accountRegion';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { businessUnitExample, simplifyBusinessUnit } from '../../../records/businessUnit';
import { defineOperation } from '../../../operations/operation';
import { readUnits } from './readUnits';

export const getAll = defineOperation({
	action: 'List Business Units',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many business units in account',
	description:
		'Retrieve a list of the business units of an account. Each has the ID of its parent, so that they form a tree.',
	endpoint: 'GET /hq/v1/accounts/{account_id}/business_units_structure',
	scopes: ['account:read'],
	access: ['2L'],
	fields: [account, ...returnAllOrLimit, simplify],
	options: [accountRegion],
	advice: accountAdvice,
	example: businessUnitExample,
	async execute(run) {
		const limit = limitOf(run);
		const units = await readUnits(run, run.path({ account_id: accountId(run) }));
		return units
			.slice(0, limit)
			.map((unit) => simplified<IDataObject>(run, unit, simplifyBusinessUnit));
	},
});
