import { generateKeyPair, randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { AnyEndpoint, Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { ServiceAccount, ServiceAccountKey } from '../state/identity';

/** Secure Service Accounts and their keys, owned by the app that calls. */

const MAX_KEYS = 3;
const ACCOUNTS = '/authentication/v2/service-accounts';
const KEYS = `${ACCOUNTS}/{id}/keys`;
const COMMON = { service: 'authentication', tokens: ['2L'] } as const;
const READ_ACCOUNT = { ...COMMON, scopes: ['application:service_account:read'] } as const;
const WRITE_ACCOUNT = { ...COMMON, scopes: ['application:service_account:write'] } as const;
const READ_KEY = { ...COMMON, scopes: ['application:service_account_key:read'] } as const;
const WRITE_KEY = { ...COMMON, scopes: ['application:service_account_key:write'] } as const;

const name = z.string().min(5).max(100);
const statusBody = z.object({ status: z.enum(['ENABLED', 'DISABLED']) }).strict();

const create = defineEndpoint({
	...WRITE_ACCOUNT,
	method: 'POST',
	path: ACCOUNTS,
	body: z.object({ name, firstName: name, lastName: name }).strict(),
	handle({ sim, caller, body }) {
		// Only server-to-server apps own service accounts; those for browsers have callback URLs.
		if (sim.state.apps.get(caller.clientId)?.callbackUrls.length !== 0) {
			throw new Refusal(403, 'This type of app cannot have service accounts');
		}
		const serviceAccountId = randomBytes(6).toString('hex').toUpperCase();
		const email = `${body.name}@${caller.clientId.toLowerCase()}.adskserviceaccount.autodesk.com`;
		sim.state.serviceAccounts.set(serviceAccountId, {
			serviceAccountId,
			email,
			createdBy: caller.clientId,
			status: 'ENABLED',
			createdAt: new Date().toISOString(),
			keys: [],
		});
		const { firstName, lastName } = body;
		const user = { id: randomUUID(), autodeskId: serviceAccountId, email, firstName, lastName };
		sim.state.users.set(serviceAccountId, user);
		return { status: 201, body: { serviceAccountId, email } };
	},
});

const list = defineEndpoint({
	...READ_ACCOUNT,
	method: 'GET',
	path: ACCOUNTS,
	handle: ({ sim, caller }) => ({
		status: 200,
		body: {
			serviceAccounts: [...sim.state.serviceAccounts.values()]
				.filter(({ createdBy }) => createdBy === caller.clientId)
				.map(withoutKeys),
		},
	}),
});

const get = defineEndpoint({
	...READ_ACCOUNT,
	method: 'GET',
	path: `${ACCOUNTS}/{id}`,
	handle: (call) => ({ status: 200, body: withoutKeys(accountOf(call)) }),
});

const update = defineEndpoint({
	...WRITE_ACCOUNT,
	method: 'PATCH',
	path: `${ACCOUNTS}/{id}`,
	body: statusBody,
	handle(call) {
		const account = accountOf(call);
		const { status } = call.body;
		if (account.status === status)
			throw new Refusal(400, `The service account is ${status} already`);
		account.status = status;
		return { status: 200 };
	},
});

const remove = defineEndpoint({
	...WRITE_ACCOUNT,
	method: 'DELETE',
	path: `${ACCOUNTS}/{id}`,
	handle(call) {
		call.sim.state.serviceAccounts.delete(accountOf(call).serviceAccountId);
		return { status: 204 };
	},
});

/** The private key is shown once. */
const createKey = defineEndpoint({
	...WRITE_KEY,
	method: 'POST',
	path: KEYS,
	async handle(call) {
		const account = accountOf(call);
		if (account.keys.length >= MAX_KEYS) throw new Refusal(400, `At most ${MAX_KEYS} keys`);
		const pair = await promisify(generateKeyPair)('rsa', {
			modulusLength: 2048,
			publicKeyEncoding: { type: 'spki', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		});
		const kid = randomUUID();
		const createdAt = new Date().toISOString();
		account.keys.push({ kid, publicKey: pair.publicKey, status: 'ENABLED', createdAt });
		return { status: 201, body: { kid, privateKey: pair.privateKey } };
	},
});

const listKeys = defineEndpoint({
	...READ_KEY,
	method: 'GET',
	path: KEYS,
	handle(call) {
		const keys = accountOf(call).keys.map(({ kid, status, createdAt }) => ({
			kid,
			status,
			createdAt,
		}));
		return { status: 200, body: { keys } };
	},
});

const updateKey = defineEndpoint({
	...WRITE_KEY,
	method: 'PATCH',
	path: `${KEYS}/{keyId}`,
	body: statusBody,
	handle(call) {
		keyOf(call).status = call.body.status;
		return { status: 204 };
	},
});

const removeKey = defineEndpoint({
	...WRITE_KEY,
	method: 'DELETE',
	path: `${KEYS}/{keyId}`,
	handle(call) {
		const account = accountOf(call);
		const key = keyOf(call);
		account.keys = account.keys.filter((known) => known !== key);
		return { status: 204 };
	},
});

export const serviceAccounts: readonly AnyEndpoint[] = [
	create,
	list,
	get,
	update,
	remove,
	createKey,
	listKeys,
	updateKey,
	removeKey,
];

function accountOf({ sim, caller, params }: Call<unknown>): ServiceAccount {
	const account = sim.state.serviceAccounts.get(params.id);
	if (account?.createdBy === caller.clientId) return account;
	throw new Refusal(404, `The service account ${params.id} does not exist`);
}

function keyOf(call: Call<unknown>): ServiceAccountKey {
	const key = accountOf(call).keys.find(({ kid }) => kid === call.params.keyId);
	if (key) return key;
	throw new Refusal(404, `The key ${call.params.keyId} does not exist`);
}

function withoutKeys(account: ServiceAccount): Omit<ServiceAccount, 'keys'> {
	const { serviceAccountId, email, createdBy, status, createdAt } = account;
	return { serviceAccountId, email, createdBy, status, createdAt };
}
