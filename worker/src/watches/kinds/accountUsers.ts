import { fillPath } from '../../../../protocol/aps/ids';
import { hqList } from '../../../../protocol/aps/lists/hqList';
import { offsetPages } from '../../../../protocol/aps/lists/offsetList';
import type { ApsRequest } from '../../../../protocol/aps/request';
import type { JsonObject } from '../../../../protocol/json';
import type { WatchedPlace } from '../watch';
import type { WatchedRecord, WatchKind } from '../watchKind';

/** The users of an account (`hq/v1`): users added or removed, and changes of role, status or company. */
export const accountUsers: WatchKind = {
	id: 'accountUsers',
	subject: 'account.user',
	recordName: 'user',
	fields: ['status', 'role', 'companyId', 'companyName', 'email', 'name'],

	async *pages(aps, place, signal) {
		const source = aps.source({ ...COMMON, signal });
		const request = requestFor(place, USERS, {});
		const pages = offsetPages(source, hqList, { request, pagesAtOnce: 1 });
		for await (const page of pages) yield page.map(toRecord);
	},

	async exists(aps, place, id, signal) {
		const request = requestFor(place, `${USERS}/{id}`, { id });
		const { status } = await aps.request({ ...request, accept: [404], ...COMMON, signal });
		return status !== 404;
	},
};

const USERS = '/hq/v1/accounts/{accountId}/users';

const COMMON = { scopes: ['account:read'], budget: 'hq' } as const;

function requestFor(
	{ accountId, region }: WatchedPlace,
	template: string,
	values: Record<string, string>,
): ApsRequest {
	return { path: fillPath(template, { accountId, ...values }), region: region ?? undefined };
}

/** The same names as in the n8n node's simplified account user. */
function toRecord(user: JsonObject): WatchedRecord {
	const { uid, email, name, status, role, company_id, company_name } = user;
	const { job_title, last_sign_in, created_at } = user;
	return {
		id: typeof user.id === 'string' ? user.id : '',
		autodeskId: uid,
		email,
		name,
		status,
		role,
		companyId: company_id,
		companyName: company_name,
		jobTitle: job_title,
		lastSignInAt: last_sign_in,
		createdAt: created_at,
	};
}
