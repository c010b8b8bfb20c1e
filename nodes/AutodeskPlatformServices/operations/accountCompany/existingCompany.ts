import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { isSameName } from '../../../../protocol/aps/names';
import { hqPages } from '../../../apsLists/hqPages';
import { collect } from '../../../apsLists/pages';
import { accountId } from '../../../fields/account';
import { accountAdvice, accountRegionOf } from '../../../fields/accountRegion';
import type { OperationRun } from '../../../operations/operation';
import { valueOf } from '../../../parameters/values';
import { companyName } from './companyFields';

/** The company of the account with the name that was entered. */
export async function existingCompany(run: OperationRun): Promise<IDataObject | undefined> {
	const name = valueOf(run, companyName);
	const aps = run.aps.for({
		action: 'Search Companies',
		scopes: ['account:read'],
		advice: accountAdvice,
	});
	const path = fillPath('/hq/v1/accounts/{id}/companies/search', { id: accountId(run) });
	const query = { name, partial: false };
	const found = await collect(hqPages(aps, { path, query, region: accountRegionOf(run) }));
	return found.find((company) => isSameName(String(company.name), String(name)));
}

/** Sends what differs. @returns undefined if nothing does */
export async function changedCompany(
	run: OperationRun,
	company: IDataObject,
	entered: IDataObject,
): Promise<IDataObject | undefined> {
	const changes = Object.entries(entered).filter(
		([key, value]) => key !== 'name' && value !== company[key],
	);
	if (changes.length === 0) return undefined;
	const aps = run.aps.for({
		action: 'Update Company',
		scopes: ['account:write'],
		advice: accountAdvice,
	});
	const path = fillPath('/hq/v1/accounts/{account}/companies/{company}', {
		account: accountId(run),
		company: String(company.id),
	});
	const body = Object.fromEntries(changes);
	const region = accountRegionOf(run);
	return await aps.record({ method: 'PATCH', path, body, region }, 'id');
}
