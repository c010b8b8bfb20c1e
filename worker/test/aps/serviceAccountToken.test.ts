import { beforeEach, describe, expect, it } from 'vitest';
import { ApsApi, type ApsCall } from '../../src/aps/apsApi';
import { APPS, SERVICE_ACCOUNT } from '../../../test/simulator';
import { giveKey, PRIVATE_KEY } from '../setup/serviceAccount';
import { useSimulator } from '../setup/useSimulator';

const TOKEN_PATH = '/authentication/v2/token';
const HUBS_AS_ACCOUNT: ApsCall = {
	path: '/project/v1/hubs',
	scopes: ['data:read'],
	budget: 'hubs',
	as: 'serviceAccount',
};
const SERVICE = {
	serviceAccountId: SERVICE_ACCOUNT.id,
	keyId: 'key-of-the-worker',
	privateKey: PRIVATE_KEY,
	...APPS.twoLegged,
};

describe('calls as the service account', () => {
	const simulator = useSimulator();
	let aps: ApsApi;
	beforeEach(() => {
		giveKey(simulator());
		aps = new ApsApi({ ...APPS.twoLegged, baseUrl: simulator().url, serviceAccount: SERVICE });
	});
	const tokenCalls = (): number =>
		simulator().journal.entries.filter(({ path }) => path === TOKEN_PATH).length;

	it('use a token of their own, which calls as the app do not get', async () => {
		const before = tokenCalls();
		await aps.request(HUBS_AS_ACCOUNT);
		await aps.request(HUBS_AS_ACCOUNT);
		expect(tokenCalls() - before).toBe(1);
		await aps.request({ ...HUBS_AS_ACCOUNT, as: 'app' });
		await aps.request({ ...HUBS_AS_ACCOUNT, as: undefined });
		expect(tokenCalls() - before).toBe(2);
		const kinds = simulator()
			.journal.entries.filter(({ path }) => path === HUBS_AS_ACCOUNT.path)
			.slice(-4)
			.map(({ tokenKind }) => tokenKind);
		expect(kinds).toEqual(['SSA', 'SSA', '2L', '2L']);
	});

	it('get a new token when Autodesk rejects the current one', async () => {
		await aps.request(HUBS_AS_ACCOUNT);
		simulator().expireTokens();
		expect((await aps.request(HUBS_AS_ACCOUNT)).status).toBe(200);
	});

	it('name what to check when the sign-in is rejected, without secrets', async () => {
		const account = simulator().state.serviceAccounts.get(SERVICE_ACCOUNT.id);
		if (account) account.status = 'DISABLED';
		const failure = aps.request(HUBS_AS_ACCOUNT).catch(String);
		expect(await failure).toMatch(
			/no token of the service account for data:read.*disabled.*Check APS_SERVICE_ACCOUNT_ID/,
		);
		expect(await failure).not.toMatch(/eyJ|BEGIN/);
		if (account) account.status = 'ENABLED';
	});

	it('name the variables to set if the worker has no service account', async () => {
		const without = new ApsApi({ ...APPS.twoLegged, baseUrl: simulator().url });
		await expect(without.request(HUBS_AS_ACCOUNT)).rejects.toThrow(
			/no service account.*APS_SERVICE_ACCOUNT_PRIVATE_KEY/,
		);
	});
});
