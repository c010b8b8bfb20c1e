import { DATA_EXTRACT_PATH } from '../../../../protocol/aps/dataExtractRules';
import { account, accountId } from '../../../fields/account';
import { dataExtractAdvice } from '../../../fields/dataExtractAdvice';
import { defineOperation } from '../../../operations/operation';
import { dataExtract, dataExtractId } from './dataExtractField';

export const deleteDataExtract = defineOperation({
	action: 'Delete Data Request',
	name: 'Delete',
	value: 'delete',
	summary: 'Delete data extract',
	description: 'Permanently remove a data extract, so that its schedule starts no more runs',
	endpoint: `DELETE ${DATA_EXTRACT_PATH}`,
	scopes: ['data:write'],
	access: ['3L', 'SSA'],
	fields: [account, dataExtract],
	advice: dataExtractAdvice,
	example: { deleted: true },
	async execute(run) {
		const path = run.path({ accountId: accountId(run), dataExtractId: dataExtractId(run) });
		await run.aps.request({ method: 'DELETE', path, doneWhen: [404] });
		return { deleted: true };
	},
});
