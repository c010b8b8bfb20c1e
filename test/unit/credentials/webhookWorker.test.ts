import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApsWebhookWorkerApi } from '../../../credentials/ApsWebhookWorkerApi.credentials';
import { testCredential } from '../../harness/testCredential';

const type = new ApsWebhookWorkerApi();
const WORKER = 'http://worker.test:3000';
const entered = { url: `${WORKER}/`, apiKey: 'key' };

const subscriptions = () =>
	nock(WORKER, { reqheaders: { authorization: 'Bearer key' } }).get('/api/v1/subscriptions');

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
	expect(nock.pendingMocks()).toEqual([]);
	nock.cleanAll();
	nock.enableNetConnect();
});

describe('test of the worker credential', () => {
	it('passes if the worker accepts the key', async () => {
		subscriptions().reply(200, { data: [] });
		expect((await testCredential(type, entered)).status).toBe('OK');
	});

	it('reports a wrong key', async () => {
		// n8n calls a second time after 401, in case a token could be renewed.
		subscriptions().twice().reply(401, {});
		const { status, message } = await testCredential(type, entered);
		expect(status).toBe('Error');
		expect(message).toContain('does not accept this API key');
	});

	it.each([
		['the address of another service', 404, 'The service at this URL is not the worker'],
		['a problem of the worker itself', 503, 'Service Unavailable'],
	])('distinguishes %s', async (_what, status, message) => {
		subscriptions().reply(status, {});
		const result = await testCredential(type, entered);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});
});
