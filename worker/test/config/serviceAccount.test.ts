import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config';
import { ConfigError } from '../../src/config/configError';
import { PRIVATE_KEY } from '../setup/serviceAccount';

const APP = { APS_CLIENT_ID: 'id', APS_CLIENT_SECRET: 'secret' };
const ACCOUNT = {
	APS_SERVICE_ACCOUNT_ID: 'account',
	APS_SERVICE_ACCOUNT_KEY_ID: 'key',
	APS_SERVICE_ACCOUNT_PRIVATE_KEY: PRIVATE_KEY.replaceAll('\n', '\\n'),
};
const COMPLETE = { ...APP, ...ACCOUNT };

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
	try {
		loadConfig(environment);
		return [];
	} catch (error) {
		if (error instanceof ConfigError) return error.problems;
		throw error;
	}
}

describe('the service account of the worker', () => {
	it('belongs to the app of the worker unless another one is set', () => {
		expect(loadConfig(APP).aps?.serviceAccount).toBeUndefined();
		expect(loadConfig(COMPLETE).aps?.serviceAccount).toMatchObject({
			serviceAccountId: 'account',
			keyId: 'key',
			clientId: 'id',
			clientSecret: 'secret',
		});
		const owner = {
			APS_SERVICE_ACCOUNT_CLIENT_ID: 'owner',
			APS_SERVICE_ACCOUNT_CLIENT_SECRET: 'its secret',
		};
		expect(loadConfig({ ...COMPLETE, ...owner }).aps?.serviceAccount).toMatchObject({
			clientId: 'owner',
			clientSecret: 'its secret',
		});
	});

	it.each(Object.keys(ACCOUNT))(
		'is refused without %s, and all that is missing is named',
		(name) => {
			expect(problemsOf({ ...COMPLETE, [name]: '' })).toEqual([
				expect.stringMatching(new RegExp(`^${name} must be set, .*all of APS_SERVICE_ACCOUNT_ID`)),
			]);
		},
	);

	it('needs the app of the worker, and both halves of its own app', () => {
		expect(problemsOf(ACCOUNT)).toEqual([
			expect.stringContaining('APS_CLIENT_ID and APS_CLIENT_SECRET must be set'),
		]);
		expect(problemsOf({ ...COMPLETE, APS_SERVICE_ACCOUNT_CLIENT_ID: 'x' })).toEqual([
			expect.stringContaining('APS_SERVICE_ACCOUNT_CLIENT_SECRET is not set'),
		]);
		expect(problemsOf({ ...APP, APS_SERVICE_ACCOUNT_CLIENT_ID: 'x' })[0]).toContain(
			'APS_SERVICE_ACCOUNT_ID and APS_SERVICE_ACCOUNT_KEY_ID and APS_SERVICE_ACCOUNT_PRIVATE_KEY',
		);
	});

	it.each([
		['half of a key', PRIVATE_KEY.slice(0, 300), 'is incomplete'],
		['a file name', '/run/secrets/private-key-of-the-service-account.pem', 'is incomplete'],
		[
			'a key of another kind',
			generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
				type: 'pkcs8',
				format: 'pem',
			}),
			'is not an RSA key',
		],
		['a damaged key', PRIVATE_KEY.replace(/\n.{64}\n/, '\n'), 'is incomplete or damaged'],
	])('is refused with %s, which the message does not repeat', (_what, key, problem) => {
		const environment = { ...COMPLETE, APS_SERVICE_ACCOUNT_PRIVATE_KEY: String(key) };
		const [said = ''] = problemsOf(environment);
		expect(said).toContain(`APS_SERVICE_ACCOUNT_PRIVATE_KEY ${problem}`);
		expect(said).not.toContain(String(key).slice(30, 60));
	});
});
