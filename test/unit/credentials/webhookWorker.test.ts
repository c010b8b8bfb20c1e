import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApsWebhookWorkerApi } from '../../../credentials/ApsWebhookWorkerApi.credentials';
import { FakeCredentials } from '../../harness/fakeCredentials';
import { resolveCredential } from '../../harness/resolveCredential';
import { runWorkerOperation } from '../../harness/runWorkerOperation';
import { testCredential } from '../../harness/testCredential';

const type = new ApsWebhookWorkerApi();
const WORKER = 'http://worker.test:3000';
const entered = { url: `${WORKER}/`, apiKey: 'key' };

const subscriptions = () =>
	nock(WORKER, { reqheaders: { authorization: 'Bearer key' } }).get('/api/v1/subscriptions');

/** The worker is reached first, without the key. */
const reached = () => nock(WORKER, { badheaders: ['authorization'] }).get('/healthz');

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
	expect(nock.pendingMocks()).toEqual([]);
	nock.cleanAll();
	nock.enableNetConnect();
});

describe('test of the worker credential', () => {
	it('passes if the worker accepts the key, and leaves nothing in the credential', async () => {
		reached().reply(200, { status: 'ok' });
		subscriptions().reply(200, { data: [] });
		const { status, tokensSaved } = await testCredential(type, entered);
		expect(status).toBe('OK');
		expect(tokensSaved).toEqual([]);
	});

	it('passes if only the API is open to n8n', async () => {
		reached().reply(403, 'Forbidden');
		subscriptions().reply(200, { data: [] });
		expect((await testCredential(type, entered)).status).toBe('OK');
	});

	it.each([401, 403])('reports a wrong key as the nodes do (status %d)', async (status) => {
		// n8n checks and calls a second time after 401, in case a token could be renewed.
		const times = status === 401 ? 2 : 1;
		reached().times(times).reply(200, { status: 'ok' });
		subscriptions().times(times).reply(status, {});
		const { status: outcome, message } = await testCredential(type, entered);
		expect(outcome).toBe('Error');
		nock(WORKER).get('/api/v1/watches').query(true).reply(status, {});
		const { error } = await listWatches();
		expect(message).toBe(`${error?.message}. ${error?.description}`);
	});

	it.each([
		['the address of another service', 404, 'The service at this URL is not the worker'],
		['a problem of the worker itself', 503, 'The webhook worker is not ready (status 503)'],
		['a problem of its proxy', 502, 'The webhook worker is not ready (status 502)'],
	])('distinguishes %s', async (_what, status, message) => {
		reached().reply(status, {});
		subscriptions().reply(status, {});
		const result = await testCredential(type, entered);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});

	it.each(['worker:3000', 'http://', 'ftp://worker', ' '])(
		'asks for a web address instead of "%s"',
		async (url) => {
			const { message } = await testCredential(type, { ...entered, url });
			expect(message).toMatch(/not a web address.*http:\/\/worker:3000$/);
		},
	);
});

describe('a node with the worker credential', () => {
	it('calls only what it needs, and does not check the connection', async () => {
		nock(WORKER, { reqheaders: { authorization: 'Bearer key' } })
			.get('/api/v1/watches')
			.query(true)
			.reply(200, { data: [] });
		expect((await listWatches()).error).toBeUndefined();
	});
});

async function listWatches() {
	const stored = { [type.name]: resolveCredential(type, entered) };
	const credentials = new FakeCredentials(stored, { [type.name]: type });
	return await runWorkerOperation('watch.getAll', {}, { credentials });
}
