import {
	ACCOUNT_JOBS_PATH,
	DATA_EXTRACT_JOBS_PATH,
} from '../../../../protocol/aps/dataExtractRules';
import { fillPath } from '../../../../protocol/aps/ids';
import { dataExtractList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { account, accountId } from '../../../fields/account';
import { dataExtractAdvice } from '../../../fields/dataExtractAdvice';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { dataJobExample, simplifyDataJob } from '../../../records/dataExtract';
import { dataExtract, dataExtractId } from './dataExtractField';
import { jobFilters } from './filters';

const jobsOf = defineParameter({
	displayName: 'Jobs Of',
	name: 'jobsOf',
	type: 'options',
	default: 'dataExtract',
	options: [
		{ name: 'All Data Extracts', value: 'account' },
		{ name: 'One Data Extract', value: 'dataExtract' },
	],
	description: 'Whose jobs to return',
	read: read.choice,
});

export const getJobs = defineOperation({
	action: 'List Jobs',
	name: 'Get Jobs',
	value: 'getJobs',
	summary: 'Get jobs of data extract',
	description:
		'Retrieve a list of the runs of one data extract, or of all that the user of the credential has created in an account, newest first, with status and progress',
	endpoint: `GET ${ACCOUNT_JOBS_PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [
		account,
		jobsOf,
		{ ...dataExtract, displayOptions: { show: { jobsOf: ['dataExtract'] } } },
		...returnAllOrLimit,
		simplify,
		jobFilters,
	],
	advice: dataExtractAdvice,
	example: dataJobExample,
	async execute(run) {
		const limit = limitOf(run);
		const pages = constructionPages(run.aps, dataExtractList, { ...listOf(run), limit });
		return await shownRecords(run, pages, simplifyDataJob, limit);
	},
});

/** Autodesk filters the list of the whole account only. @throws InvalidValue */
function listOf(run: OperationRun) {
	const place = { accountId: accountId(run) };
	if (valueOf(run, jobsOf) === 'account') {
		return { path: run.path(place), query: { sort: 'desc', ...queryOf(run, jobFilters) } };
	}
	return {
		path: fillPath(DATA_EXTRACT_JOBS_PATH, { ...place, dataExtractId: dataExtractId(run) }),
		query: { sort: 'desc' },
	};
}
