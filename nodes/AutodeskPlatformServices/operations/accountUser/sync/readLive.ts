import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../../protocol/aps/ids';
import type { Region } from '../../../../../protocol/aps/regions';
import type { ApsClient } from '../../../../apsClient/client';
import { accountAdvice } from '../../../../fields/accountRegion';
import { hqPages } from '../../../../apsLists/hqPages';
import { mapRows } from '../../../../apsLists/mapRows';
import { collect } from '../../../../apsLists/pages';
import type { LiveRecord, Presence } from '../../../../sync/record';
import { keyOf } from '../../../../sync/record';

/**
 * All users of an account. Sorted, so that a user who is added meanwhile shifts pages in a way that the
 * reader of the list notices.
 *
 * @throws NodeApiError if a page fails, or a row is not a user: a plan needs everybody
 */
export async function readAccountUsers(
	client: ApsClient,
	accountId: string,
	region: Region | undefined,
): Promise<LiveRecord[]> {
	const aps = client.for({
		action: 'List Account Users',
		scopes: ['account:read'],
		advice: accountAdvice,
	});
	const path = fillPath('/hq/v1/accounts/{account_id}/users', { account_id: accountId });
	const pages = hqPages(aps, { path, query: { sort: 'email' }, region });
	return await collect(
		mapRows(pages, (row) => {
			const record = toLiveRecord(row);
			if (record !== undefined) return record;
			throw aps.brokenList({ path }, 'it contains a user without an ID or an email address');
		}),
	);
}

function toLiveRecord(row: IDataObject): LiveRecord | undefined {
	const { id, email } = row;
	if (typeof id !== 'string' || typeof email !== 'string' || email.trim() === '') return undefined;
	const companyId = textOf(row.company_id);
	return {
		target: '',
		key: keyOf(email),
		email,
		id,
		name: textOf(row.name),
		presence: presenceOf(row.status),
		isAdmin: row.role === 'account_admin',
		companyId,
		values: {
			companyId,
			defaultRole: textOf(row.default_role),
			firstName: textOf(row.first_name),
			lastName: textOf(row.last_name),
			nickname: textOf(row.nickname),
			jobTitle: textOf(row.job_title),
			phone: textOf(row.phone),
		},
	};
}

/** A status that is not known is treated like one that Autodesk does not let change. */
function presenceOf(status: unknown): Presence {
	return status === 'active' || status === 'inactive' ? status : 'invited';
}

/** Empty text is the same as none. Blanks around a value are no difference. */
function textOf(value: unknown): string | null {
	const text = typeof value === 'string' ? value.trim() : '';
	return text === '' ? null : text;
}
