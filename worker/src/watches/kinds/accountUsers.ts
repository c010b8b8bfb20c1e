import { fillPath } from '../../../../protocol/aps/ids';
import type { ApsRequest } from '../../aps/apsClient';
import { hqPages } from '../../aps/offsetPages';
import type { WatchedPlace } from '../watch';
import type { WatchedRecord, WatchKind } from '../watchKind';

/** The users of an account (`hq/v1`): who came, who went, whose role, status or company changed. */
export const accountUsers: WatchKind = {
	id: 'accountUsers',
	subject: 'account.user',
	recordName: 'user',
	fields: ['status', 'role', 'companyId', 'companyName', 'email', 'name'],

	async *pages(aps, place, signal) {
		for await (const page of hqPages<HqUser>(aps, request(place, USERS, {}, signal))) {
			yield page.map(toRecord);
		}
	},

	async exists(aps, place, id, signal) {
		const asked = request(place, `${USERS}/{id}`, { id }, signal);
		return (await aps.request({ ...asked, accept: [404] })).status !== 404;
	},
};

const USERS = '/hq/v1/accounts/{accountId}/users';

function request(
	{ accountId, region }: WatchedPlace,
	template: string,
	values: Record<string, string>,
	signal: AbortSignal,
): ApsRequest {
	return {
		path: fillPath(template, { accountId, ...values }),
		region: region ?? undefined,
		scopes: ['account:read'],
		budget: 'hq',
		signal,
	};
}

interface HqUser {
	id: string;
	[field: string]: unknown;
}

/** The names are those of the n8n node's simplified account user. */
function toRecord(user: HqUser): WatchedRecord {
	const { id, uid, email, name, status, role, company_id, company_name } = user;
	const { job_title, last_sign_in, created_at } = user;
	return {
		id,
		autodeskId: uid,
		email,
		name,
		status,
		role,
		companyId: company_id,
		companyName: company_name,
		jobTitle: job_title,
		lastSignIn: last_sign_in,
		createdAt: created_at,
	};
}
