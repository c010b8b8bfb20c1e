import { createRequire } from 'node:module';
import { Container } from '@n8n/di';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApsWebhookWorkerApi } from '../../../credentials/ApsWebhookWorkerApi.credentials';
import { AutodeskPlatformServicesServiceAccountApi } from '../../../credentials/AutodeskPlatformServicesServiceAccountApi.credentials';
import { connectionTrouble } from '../../../nodes/network/connectionTrouble';
import { newKey, robot } from '../../harness/robot';
import { runWithClient } from '../../harness/runWithClient';
import { runWorkerOperation, workerCredential } from '../../harness/runWorkerOperation';
import { skipWaits } from '../../harness/skipWaits';
import { testCredential } from '../../harness/testCredential';

skipWaits();

/** The port "discard", at which nothing listens. */
const NOTHING = 'http://127.0.0.1:9';
const LISTS_THE_VARIABLES =
	/n8n blocked the request.*N8N_SSRF_ALLOWED_HOSTNAMES.*N8N_SSRF_ALLOWED_IP_RANGES/;

/** The settings of n8n's SSRF protection, in the copy that n8n's core uses. */
function ssrfProtection(): { enabled: boolean } {
	const core = createRequire(createRequire(import.meta.url).resolve('n8n-core'));
	return Container.get(core('@n8n/config').SsrfProtectionConfig);
}

async function listWatches(url = NOTHING) {
	return await runWorkerOperation(
		'watch.getAll',
		{},
		{ credentials: workerCredential(url, 'key') },
	);
}

async function callAutodesk() {
	return await runWithClient(
		NOTHING,
		async (client) => void (await client.request({ path: '/project/v1/hubs' })),
	);
}

async function testServiceAccount() {
	const entered = { ...robot(newKey()), baseUrl: NOTHING };
	return await testCredential(new AutodeskPlatformServicesServiceAccountApi(), entered);
}

async function testWorker(url = NOTHING) {
	return await testCredential(new ApsWebhookWorkerApi(), { url, apiKey: 'key' });
}

describe('with the SSRF protection of n8n', () => {
	beforeEach(() => void (ssrfProtection().enabled = true));
	afterEach(() => void (ssrfProtection().enabled = false));

	it('a worker at a private address reads as blocked, and the message names the variables', async () => {
		const { error } = await listWatches();
		expect(error?.message).toBe(`The webhook worker at ${NOTHING} could not be reached`);
		expect(error?.description).toMatch(LISTS_THE_VARIABLES);
		expect(error?.description).not.toContain('Check that the worker is running');
	});

	it('the test of the worker credential says so, too', async () => {
		const { status, message } = await testWorker();
		expect(status).toBe('Error');
		expect(message).toMatch(LISTS_THE_VARIABLES);
		expect(message).not.toContain('Check that the worker is running');
	});

	it('a service account cannot sign in, and its test says so', async () => {
		const { status, message } = await testServiceAccount();
		expect(status).toBe('Error');
		expect(message).toMatch(LISTS_THE_VARIABLES);
	});
});

describe('without a connection', () => {
	it('the worker reads as refused, with what to check', async () => {
		const { error } = await listWatches();
		expect(error?.description).toMatch(
			/^The connection was refused.*Check that the worker is running/,
		);
	});

	it.each([NOTHING, 'http://worker.invalid:3000'])(
		'the test of the worker credential for %s reads as the nodes do',
		async (url) => {
			const { status, message } = await testWorker(url);
			expect(status).toBe('Error');
			const { error } = await listWatches(url);
			expect(message).toBe(`${error?.message}. ${error?.description}`);
		},
	);

	it('an unknown name of the worker is named as the reason', async () => {
		const { error } = await listWatches('http://worker.invalid:3000');
		expect(error?.description).toMatch(/^The name of the host/);
	});

	it('a sign-in says that Autodesk could not be reached, and blames nothing in the credential', async () => {
		const error = await callAutodesk();
		expect(error?.message).toBe('Test: Autodesk could not be reached');
		expect(error?.description).toMatch(/^The connection was refused/);
		expect(error?.description).not.toMatch(/secret|credential/);
	});

	it('the test of a service account says so, too', async () => {
		const { message } = await testServiceAccount();
		expect(message).toBe(
			`Autodesk (${NOTHING}) could not be reached to sign in. The connection was refused: nothing listens at this address and port, or a firewall or proxy rejects it`,
		);
	});
});

describe('the reason for a missing response', () => {
	const blocked = new Error(
		'The request was blocked because the destination hostname is restricted',
	);

	it('is found in the causes of an error', () => {
		const error = new Error('Failed to acquire OAuth2 access token', { cause: blocked });
		expect(connectionTrouble(error)).toMatchObject({
			isPermanent: true,
			advice: expect.stringContaining('N8N_SSRF_BLOCKED_HOSTNAMES'),
		});
	});

	it('is an untrusted certificate if Node says so', () => {
		const error = Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
		expect(connectionTrouble(error)?.advice).toContain('NODE_EXTRA_CA_CERTS');
	});

	it('is unknown for other errors', () => {
		expect(connectionTrouble(new Error('socket hang up'))).toBeUndefined();
		expect(connectionTrouble('a text')).toBeUndefined();
	});
});
