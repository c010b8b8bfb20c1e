import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { isSameName } from '../../../../protocol/aps/names';
import { hqPages } from '../../../apsLists/hqPages';
import { collect } from '../../../apsLists/pages';
import { accountId } from '../../../fields/account';
import { accountAdvice, accountRegionOf } from '../../../fields/accountRegion';
import { email } from '../../../fields/email';
import type { OperationRun } from '../../../operations/operation';
import { valueOf } from '../../../parameters/values';

/** What Autodesk can change of a user in the directory, as `hq` names it. */
const CHANGEABLE = ['company_id', 'default_role'];

/** The user of the account with the email address that was entered. */
export async function existingUser(run: OperationRun): Promise<IDataObject | undefined> {
	const address = valueOf(run, email);
	const aps = run.aps.for({
		action: 'Search Account Users',
		scopes: ['account:read'],
		advice: accountAdvice,
	});
	const path = fillPath('/hq/v1/accounts/{id}/users/search', { id: accountId(run) });
	const query = { email: address, partial: false };
	const found = await collect(hqPages(aps, { path, query, region: accountRegionOf(run) }));
	return found.find((user) => isSameName(String(user.email), address));
}

/** Sends what differs of what can be changed. @returns undefined if there is nothing */
export async function changedUser(
	run: OperationRun,
	user: IDataObject,
	entered: IDataObject,
): Promise<IDataObject | undefined> {
	const changes = Object.entries(entered).filter(
		([key, value]) => CHANGEABLE.includes(key) && value !== user[key],
	);
	if (changes.length === 0) return undefined;
	const aps = run.aps.for({
		action: 'Update Account User',
		scopes: ['account:write'],
		advice: accountAdvice,
	});
	const path = fillPath('/hq/v1/accounts/{account}/users/{user}', {
		account: accountId(run),
		user: String(user.id),
	});
	const body = Object.fromEntries(changes);
	const region = accountRegionOf(run);
	return await aps.record({ method: 'PATCH', path, body, region }, 'id');
}
