import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config';
import { ConfigError } from '../../src/config/configError';

const RANDOM_BYTES = createHash('sha256').update('of the test').digest();

const PRODUCTION = {
	NODE_ENV: 'production',
	PUBLIC_URL: 'https://hooks.example.com/',
	API_KEY: 'newest-key-of-the-worker,older-key-of-the-worker',
	ENCRYPTION_KEY: RANDOM_BYTES.toString('base64'),
	ALLOWED_TARGETS: 'https://n8n.example.com, http://n8n:5678/',
};

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
	try {
		loadConfig(environment);
	} catch (error) {
		if (error instanceof ConfigError) return error.problems;
		throw error;
	}
	throw new Error('The configuration was accepted');
}

describe('configuration', () => {
	it('works without any variable set', () => {
		expect(loadConfig({})).toMatchObject({
			production: false,
			port: 3000,
			host: '127.0.0.1',
			store: { kind: 'embedded' },
			dataDir: './data',
			apiKeys: [],
			allowedTargets: ['http://localhost:5678', 'http://127.0.0.1:5678'],
		});
	});

	it('reads everything production needs', () => {
		expect(loadConfig({ ...PRODUCTION, REDIS_URL: 'redis://127.0.0.1:6379/1' })).toMatchObject({
			production: true,
			publicUrl: 'https://hooks.example.com',
			apiKeys: ['newest-key-of-the-worker', 'older-key-of-the-worker'],
			encryptionKeys: [RANDOM_BYTES],
			store: { kind: 'redis', place: { kind: 'single', database: 1 } },
			allowedTargets: ['https://n8n.example.com', 'http://n8n:5678'],
		});
	});

	it('treats empty variables as not set', () => {
		expect(loadConfig({ REDIS_URL: '', PORT: ' ' })).toMatchObject({
			port: 3000,
			store: { kind: 'embedded' },
		});
	});

	it('reads how many Redis replicas to wait for', () => {
		const REDIS_URL = 'redis-sentinel://a:26379,b:26379/mymaster';
		expect(loadConfig({ REDIS_URL }).store).toHaveProperty('replicas', undefined);
		expect(loadConfig({ REDIS_URL, REDIS_WAIT_REPLICAS: '2' }).store).toMatchObject({
			place: { kind: 'sentinel' },
			replicas: 2,
		});
	});

	it('reads the networks that targets may be in', () => {
		const { targetNetworks = [] } = loadConfig({ ALLOWED_TARGET_NETWORKS: '10.0.0.0/8, fd00::/8' });
		expect(targetNetworks.map(([first, bits]) => `${first.toString()}/${bits}`)).toEqual([
			'10.0.0.0/8',
			'fd00::/8',
		]);
		expect(problemsOf({ ALLOWED_TARGET_NETWORKS: '10.0.0.0/8,n8n' })).toEqual([
			'ALLOWED_TARGET_NETWORKS contains something other than networks, written as address/bits. ' +
				'Example: ALLOWED_TARGET_NETWORKS=10.0.0.0/8,fd00::/8',
		]);
	});

	it('reads a retry schedule', () => {
		expect(loadConfig({ RETRY_SCHEDULE: '1, 2.5' }).retrySchedule).toEqual([1000, 2500]);
	});

	it('calls Autodesk as the configured app, and not at all without one', () => {
		expect(loadConfig({}).aps).toBeUndefined();
		const app = { APS_CLIENT_ID: 'id', APS_CLIENT_SECRET: 'secret' };
		expect(loadConfig(app).aps).toEqual({
			clientId: 'id',
			clientSecret: 'secret',
			serviceAccount: undefined,
			baseUrl: 'https://developer.api.autodesk.com',
			regions: ['US', 'EMEA'],
			rateShare: 0.3,
		});
		const elsewhere = { APS_BASE_URL: 'http://127.0.0.1:4000/', APS_REGIONS: 'emea, AUS' };
		expect(loadConfig({ ...app, ...elsewhere }).aps).toMatchObject({
			baseUrl: 'http://127.0.0.1:4000',
			regions: ['EMEA', 'AUS'],
		});
	});

	it('splits roles across processes that share a store', () => {
		const { roles } = loadConfig({ REDIS_URL: 'redis://localhost', ROLES: 'receiver,deliverer' });
		expect([...roles]).toEqual(['receiver', 'deliverer']);
	});

	it.each([
		['PORT', { PORT: '99999' }],
		['PORT', { PORT: '80a' }],
		['PUBLIC_URL', { PUBLIC_URL: 'hooks.example.com' }],
		['PUBLIC_URL', { PUBLIC_URL: 'https://user:pass@hooks.example.com' }],
		['PUBLIC_URL', { PUBLIC_URL: 'https://hooks.example.com/?tunnel=1' }],
		['TRUST_PROXY', { TRUST_PROXY: 'yes' }],
		['API_KEY', { API_KEY: 'short' }],
		['API_KEY', { API_KEY: 'schlüssel-für-den-worker' }],
		['API_KEY', { API_KEY: 'a key of the worker' }],
		['API_KEY', { API_KEY: 'key-of-the-worker-\u0007' }],
		['VIEW_KEY', { VIEW_KEY: 'short' }],
		['VIEW_KEY contains', { API_KEY: 'a'.repeat(16), VIEW_KEY: 'a'.repeat(16) }],
		['METRICS_TOKEN', { METRICS_TOKEN: 'tökens' }],
		['ENCRYPTION_KEY', { ENCRYPTION_KEY: 'c2hvcnQ=' }],
		['REDIS_URL', { REDIS_URL: 'localhost:6379' }],
		['REDIS_WAIT_REPLICAS', { REDIS_WAIT_REPLICAS: 'all' }],
		['DATABASE_URL', { DATABASE_URL: 'mysql://localhost' }],
		['REDIS_URL', { REDIS_URL: 'redis://localhost', DATABASE_URL: 'postgres://localhost/n8n' }],
		['ROLES', { REDIS_URL: 'redis://localhost', ROLES: 'receiver,cook' }],
		['ROLES', { ROLES: 'receiver' }],
		['APS_CLIENT_SECRET', { APS_CLIENT_ID: 'id' }],
		['APS_CLIENT_ID', { APS_CLIENT_SECRET: 'secret' }],
		['APS_BASE_URL', { APS_BASE_URL: 'https://developer.api.autodesk.com/webhooks/v1' }],
		['APS_REGIONS', { APS_REGIONS: 'US,MOON' }],
		['APS_REGIONS', { APS_REGIONS: ',' }],
		['APS_RATE_SHARE', { APS_RATE_SHARE: '30%' }],
		['ALLOWED_TARGETS', { ALLOWED_TARGETS: 'https://n8n.example.com/webhook' }],
		['ALLOWED_TARGETS', { ALLOWED_TARGETS: 'n8n.example.com' }],
		['ALLOWED_TARGETS', { ALLOWED_TARGETS: 'https://:pass@n8n.example.com' }],
		['METRICS_OPEN', { METRICS_OPEN: 'yes' }],
		['DELIVERY_CONCURRENCY', { DELIVERY_CONCURRENCY: '0' }],
		['RETRY_SCHEDULE', { RETRY_SCHEDULE: '5s,30s' }],
		['STOP_TIMEOUT', { STOP_TIMEOUT: 'soon' }],
		['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
	])('names %s, what is wrong with it and an example, given %o', (variable, environment) => {
		const problems = problemsOf(environment);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatch(new RegExp(`^${variable} .+Example: .+`));
	});

	it.each(['PUBLIC_URL', 'API_KEY', 'ENCRYPTION_KEY', 'ALLOWED_TARGETS'])(
		'requires %s in production',
		(variable) => {
			const [problem] = problemsOf({ ...PRODUCTION, [variable]: undefined });
			expect(problem).toMatch(new RegExp(`^${variable} is not set.+Example: ${variable}=`));
		},
	);

	it.each([
		['API_KEY', 'aaaaaaaaaaaaaaaa'],
		['API_KEY', 'abcabcabcabcabcabc'],
		['API_KEY', '0123456789abcdef'],
		['API_KEY', 'changeme-changeme'],
		['API_KEY', 'my-worker-password-1'],
		['API_KEY', 'test-api-key-0815-x7'],
		['API_KEY', `${'2f8e'.repeat(3)}9c1d7ab3, your-api-key-of-the-worker`],
		['ENCRYPTION_KEY', Buffer.alloc(32).toString('base64')],
		['ENCRYPTION_KEY', Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('base64')],
		['ENCRYPTION_KEY', Buffer.from('correct horse battery staple 42!').toString('base64')],
		['METRICS_TOKEN', 'prometheus-prometheus-'],
		['METRICS_TOKEN', 'secret'],
		['VIEW_KEY', 'view-view-view-view'],
	])('refuses %s in production if it is as weak as "%s"', (variable, key) => {
		expect(problemsOf({ ...PRODUCTION, [variable]: key })).toEqual([
			expect.stringMatching(
				new RegExp(`^${variable} is easy to guess.+ Example: ${variable}=.*openssl rand`),
			),
		]);
		expect(() => loadConfig({ [variable]: key })).not.toThrow();
	});

	it('accepts every generated key in production', () => {
		for (let count = 0; count < 500; count += 1) {
			const API_KEY = randomBytes(count % 2 ? 32 : 16).toString(count % 3 ? 'hex' : 'base64url');
			const ENCRYPTION_KEY = randomBytes(32).toString('base64');
			expect(() => loadConfig({ ...PRODUCTION, API_KEY, ENCRYPTION_KEY })).not.toThrow();
		}
	});

	it('names every error at once', () => {
		expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', ROLES: '-' })).toHaveLength(3);
	});

	it('never repeats a secret in a message', () => {
		const problems = problemsOf({ API_KEY: 'hunter2', ENCRYPTION_KEY: 'hunter3' }).join();
		expect(problems).not.toMatch(/hunter/);
	});
});
