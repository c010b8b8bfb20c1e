import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { addAccountUser, mapIn } from '../state/membership';
import type { AccountUser } from '../state/people';
import { accountOf } from './access';
import { findCompany } from './companyRecords';
import { importBody, importRows } from './hqImport';
import { HQ_LIST_QUERY, hqPage } from './hqListing';
import { hqPaths } from './hqPaths';
import { hqSearch, hqSearchQuery } from './hqSearch';

/** The account directory. Calls without region look in the US only. */

const HQ = { service: 'hq', tokens: ['2L'], perMinute: 100 } as const;

const PROFILE_FIELDS = [
	'name',
	'nickname',
	'first_name',
	'last_name',
	'image_url',
	'address_line_1',
	'address_line_2',
	'city',
	'state_or_province',
	'postal_code',
	'country',
	'phone',
	'company',
	'job_title',
	'industry',
	'about_me',
	'default_role',
] as const;
type ProfileField = (typeof PROFILE_FIELDS)[number];

const FIELDS: readonly string[] = [
	...PROFILE_FIELDS,
	'id',
	'account_id',
	'role',
	'status',
	'company_id',
	'company_name',
	'last_sign_in',
	'email',
	'uid',
	'default_role_id',
	'created_at',
	'updated_at',
];

const SEARCHED = ['name', 'email', 'company_name'] as const;

export const listAccountUsers = defineEndpoint({
	...HQ,
	method: 'GET',
	path: hqPaths('v1', '/users'),
	scopes: ['account:read'],
	query: HQ_LIST_QUERY,
	handle: (call) => ({
		status: 200,
		body: hqPage(call.query, [...directoryOf(call).values()], FIELDS),
	}),
});

export const searchAccountUsers = defineEndpoint({
	...HQ,
	method: 'GET',
	path: hqPaths('v1', '/users/search'),
	scopes: ['account:read'],
	query: hqSearchQuery(SEARCHED),
	handle(call) {
		const found = hqSearch(call.query, [...directoryOf(call).values()], SEARCHED);
		return { status: 200, body: hqPage(call.query, found, FIELDS) };
	},
});

export const getAccountUser = defineEndpoint({
	...HQ,
	method: 'GET',
	path: hqPaths('v1', '/users/{user_id}'),
	scopes: ['account:read'],
	handle: (call) => ({ status: 200, body: userOf(call) }),
});

const profileText = z.string().max(255).nullish();
const profile = z.object(
	Object.fromEntries(PROFILE_FIELDS.map((field) => [field, profileText])) as Record<
		ProfileField,
		typeof profileText
	>,
);

const newUser = profile
	.extend({ email: z.string().email().max(255), company_id: z.string().nullish() })
	.strict();

/** Adds a directory entry without inviting anybody. */
export const createAccountUser = defineEndpoint({
	...HQ,
	method: 'POST',
	path: hqPaths('v1', '/users'),
	scopes: ['account:write'],
	body: newUser,
	handle: (call) => ({ status: 201, body: addEntry(call, call.body) }),
});

/** As {@link createAccountUser}, for many at once. */
export const importAccountUsers = defineEndpoint({
	...HQ,
	method: 'POST',
	path: hqPaths('v1', '/users/import'),
	scopes: ['account:write'],
	body: importBody,
	handle(call) {
		accountOf(call, 'US');
		return importRows(call.body, newUser, (entry) => addEntry(call, entry));
	},
});

export const updateAccountUser = defineEndpoint({
	...HQ,
	method: 'PATCH',
	path: hqPaths('v1', '/users/{user_id}'),
	scopes: ['account:write'],
	body: z
		.object({
			status: z.enum(['active', 'inactive']),
			company_id: z.string().nullable(),
			default_role: z.string().nullable(),
		})
		.partial()
		.strict()
		.refine((body) => Object.keys(body).length > 0, 'nothing to change'),
	handle(call) {
		const user = userOf(call);
		const { status, company_id, default_role } = call.body;
		if (status && (user.status === 'pending' || user.status === 'not_invited')) {
			throw new Refusal(422, `The status of a user who is ${user.status} cannot be changed`);
		}
		Object.assign(
			user,
			status ? { status } : {},
			company_id === undefined ? {} : companyOf(call, company_id),
			default_role === undefined ? {} : { default_role },
			{ updated_at: new Date().toISOString() },
		);
		return { status: 200, body: user };
	},
});

/** @throws Refusal 404 for an unknown company, 409 for an email address that the account has */
function addEntry(call: Call<unknown>, entry: z.infer<typeof newUser>): AccountUser {
	const hub = accountOf(call, 'US');
	const { email, company_id, name, first_name, last_name, ...rest } = entry;
	const users = [...directoryOf(call).values()];
	if (users.some((user) => user.email.toLowerCase() === email.toLowerCase())) {
		throw new Refusal(409, `The user ${email} exists already`);
	}
	const firstName = first_name ?? '';
	const lastName = last_name ?? '';
	return addAccountUser(
		call.sim.state,
		hub,
		{ id: randomUUID(), autodeskId: '', email, firstName, lastName },
		{
			...rest,
			...companyOf(call, company_id),
			name: name ?? `${firstName} ${lastName}`.trim(),
			uid: null,
			status: 'not_invited',
		},
	);
}

function directoryOf(call: Call<unknown>): Map<string, AccountUser> {
	return mapIn(call.sim.state.accountUsers, accountOf(call, 'US').accountId);
}

/** @throws Refusal 404 */
function userOf(call: Call<unknown>): AccountUser {
	const user = directoryOf(call).get(call.params.user_id);
	if (user) return user;
	throw new Refusal(404, `The user ${call.params.user_id} does not exist in the account`);
}

/** @throws Refusal 404 for a company the account does not have */
function companyOf(call: Call<unknown>, id: string | null | undefined) {
	if (!id) return { company_id: null, company_name: null };
	const company = findCompany(call.sim.state, accountOf(call, 'US'), id);
	return { company_id: id, company_name: company.name };
}
