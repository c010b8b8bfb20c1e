import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import type { Company } from '../state/people';
import { accountOf, projectInAccount } from './access';
import {
	addCompany,
	changeCompany,
	changedCompany,
	companiesOf,
	findCompany,
	HQ_COMPANY_FIELDS,
	hqCompany,
	newCompany,
} from './companyRecords';
import { importBody, importRows } from './hqImport';
import { HQ_LIST_QUERY, hqPage } from './hqListing';
import { hqPaths } from './hqPaths';
import { hqSearch, hqSearchQuery } from './hqSearch';

/** The company directory. Calls without region look in the US only. */

const HQ = { service: 'hq', tokens: ['2L'], perMinute: 100 } as const;

const COMPANIES = hqPaths('v1', '/companies');
const COMPANY = hqPaths('v1', '/companies/{company_id}');
const SEARCHED = ['name', 'trade'] as const;

export const listHqCompanies = defineEndpoint({
	...HQ,
	method: 'GET',
	path: COMPANIES,
	scopes: ['account:read'],
	query: HQ_LIST_QUERY,
	handle: (call) => ({
		status: 200,
		body: hqPage(call.query, recordsOf(call), HQ_COMPANY_FIELDS),
	}),
});

export const searchCompanies = defineEndpoint({
	...HQ,
	method: 'GET',
	path: hqPaths('v1', '/companies/search'),
	scopes: ['account:read'],
	query: hqSearchQuery(SEARCHED),
	handle(call) {
		const found = hqSearch(call.query, recordsOf(call), SEARCHED);
		return { status: 200, body: hqPage(call.query, found, HQ_COMPANY_FIELDS) };
	},
});

export const getCompany = defineEndpoint({
	...HQ,
	method: 'GET',
	path: COMPANY,
	scopes: ['account:read'],
	handle: (call) => ({ status: 200, body: hqCompany(companyOf(call)) }),
});

export const createCompany = defineEndpoint({
	...HQ,
	method: 'POST',
	path: COMPANIES,
	scopes: ['account:write'],
	body: newCompany,
	handle(call) {
		const company = addCompany(call.sim.state, accountOf(call, 'US'), call.body);
		return { status: 201, body: hqCompany(company) };
	},
});

export const importCompanies = defineEndpoint({
	...HQ,
	method: 'POST',
	path: hqPaths('v1', '/companies/import'),
	scopes: ['account:write'],
	body: importBody,
	handle(call) {
		const hub = accountOf(call, 'US');
		return importRows(call.body, newCompany, (entry) =>
			hqCompany(addCompany(call.sim.state, hub, entry)),
		);
	},
});

export const updateCompany = defineEndpoint({
	...HQ,
	method: 'PATCH',
	path: COMPANY,
	scopes: ['account:write'],
	body: changedCompany,
	handle(call) {
		const company = companyOf(call);
		changeCompany(call.sim.state, accountOf(call, 'US'), company, call.body);
		return { status: 200, body: hqCompany(company) };
	},
});

/** Companies that a member of the project represents. */
export const listProjectCompanies = defineEndpoint({
	...HQ,
	method: 'GET',
	path: hqPaths('v1', '/projects/{project_id}/companies'),
	scopes: ['account:read'],
	query: HQ_LIST_QUERY,
	handle(call) {
		const project = projectInAccount(call);
		const members = [...(call.sim.state.projectUsers.get(project.id)?.values() ?? [])];
		const represented = members
			.filter(({ status }) => status !== 'deleted')
			.map(({ companyId }) => companyId);
		const rows = companiesOf(call.sim.state, accountOf(call, 'US'))
			.filter(({ id }) => represented.includes(id))
			.map((company) => ({
				...hqCompany(company),
				project_id: project.guid,
				member_group_id: memberGroup(company),
			}));
		const fields = [...HQ_COMPANY_FIELDS, 'project_id', 'member_group_id'];
		return { status: 200, body: hqPage(call.query, rows, fields) };
	},
});

/** The Autodesk id of the company, which issues and RFIs are assigned to: digits, always the same for a company. */
function memberGroup({ id }: Company): string {
	return String(Number.parseInt(id.slice(0, 8), 16));
}

function recordsOf(call: Call) {
	return companiesOf(call.sim.state, accountOf(call, 'US')).map(hqCompany);
}

/** @throws Refusal 404 */
function companyOf(call: Call<unknown>): Company {
	return findCompany(call.sim.state, accountOf(call, 'US'), call.params.company_id);
}
