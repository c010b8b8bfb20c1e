import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { ApsWebhookWorkerApi } from '../../../credentials/ApsWebhookWorkerApi.credentials';
import { AutodeskPlatformServicesServiceAccountApi } from '../../../credentials/AutodeskPlatformServicesServiceAccountApi.credentials';
import { AutodeskPlatformServicesTwoLeggedOAuth2Api } from '../../../credentials/AutodeskPlatformServicesTwoLeggedOAuth2Api.credentials';
import { aps, mockAps } from '../../harness/apsMock';
import { newKey, robot } from '../../harness/robot';
import { runOperation } from '../../harness/runOperation';
import { runWorkerOperation, workerCredential } from '../../harness/runWorkerOperation';
import { getHub, HUB_PATH, hubCall } from '../../harness/samples/getHub';
import { testCredential } from '../../harness/testCredential';

// A call to another host fails these tests: nothing but the mocked calls may be made.
mockAps();

const ELSEWHERE = { location: 'https://elsewhere.example.com/take?token=it' };
const WORKER = 'http://worker.test:3000';
const STATUSES = [301, 302, 303, 307, 308];

const twoLegged = { clientId: 'client', clientSecret: 'secret', selectedScopes: ['data:read'] };

describe('a redirect is not followed', () => {
	it.each(STATUSES)('by a call to Autodesk (status %d)', async (status) => {
		hubCall().reply(status, '', ELSEWHERE);
		const { error, records } = await runOperation('hub.get', getHub);
		expect(error?.message).toBe(`Get Hub: redirected with status ${status}`);
		expect(error?.description).toContain('redirects to https://elsewhere.example.com. ');
		expect(error?.description).not.toContain('token=it');
		expect(records).toEqual([]);
	});

	it.each(['twoLegged', 'serviceAccount'] as const)('with the token of %s', async (as) => {
		hubCall({ authorization: 'Bearer OLD' }).reply(302, '', ELSEWHERE);
		const { error } = await runOperation('hub.get', getHub, { as });
		expect(error?.message).toBe('Get Hub: redirected with status 302');
	});

	it('by a call to the worker', async () => {
		nock(WORKER).get('/api/v1/deliveries/dlv_1').reply(307, '', ELSEWHERE);
		const { error } = await runWorkerOperation(
			'delivery.get',
			{ delivery: 'dlv_1' },
			{ credentials: workerCredential(WORKER, 'key-0123456789abcdef') },
		);
		expect(error?.message).toBe('The URL of the webhook worker redirects elsewhere');
		expect(error?.description).toContain('received the API key');
	});

	it.each(STATUSES)('by the test of the worker credential (status %d)', async (status) => {
		nock(WORKER).get('/healthz').reply(status, '', ELSEWHERE);
		nock(WORKER).get('/api/v1/subscriptions').reply(status, '', ELSEWHERE);
		const entered = { url: WORKER, apiKey: 'key' };
		const result = await testCredential(new ApsWebhookWorkerApi(), entered);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(`the redirect was not followed (status ${status})`);
	});

	it.each(STATUSES)('by the test of the 2-legged credential (status %d)', async (status) => {
		aps().post('/authentication/v2/token').reply(200, { access_token: 'T' });
		aps().get('/project/v1/hubs').reply(status, '', ELSEWHERE);
		const type = new AutodeskPlatformServicesTwoLeggedOAuth2Api();
		const result = await testCredential(type, twoLegged);
		expect(result.status).toBe('Error');
		expect(result.message).toContain('was not followed');
	});

	it('by the test of the service account', async () => {
		aps().post('/authentication/v2/token').reply(200, { access_token: 'T' });
		aps().get('/project/v1/hubs').reply(302, '', ELSEWHERE);
		const type = new AutodeskPlatformServicesServiceAccountApi();
		const result = await testCredential(type, robot(newKey()));
		expect(result.status).toBe('Error');
		expect(result.message).toContain('was not followed');
	});

	it.each(STATUSES)('with a signed assertion (status %d)', async (status) => {
		aps().post('/authentication/v2/token').reply(status, '', ELSEWHERE);
		const type = new AutodeskPlatformServicesServiceAccountApi();
		const result = await testCredential(type, robot(newKey()));
		expect(result.status).toBe('Error');
		expect(result.message).toContain(`redirected with status ${status}, which was not followed`);
	});
});

describe('a link to the next page', () => {
	const getProjects = { hub: getHub.hub, returnAll: true };
	const firstPage = (next: unknown) =>
		aps()
			.get(`${HUB_PATH}/projects`)
			.query(true)
			.reply(200, { data: [{ type: 'projects', id: 'b.1' }], links: { next } });

	it.each([
		['with another port', { href: ':8443/project/v1/hubs' }],
		['with another host', { href: '@elsewhere.example.com/project/v1/hubs' }],
		['with another domain', { href: '.example.com/project/v1/hubs' }],
		['without a scheme', { href: '//elsewhere.example.com/project/v1/hubs' }],
		['that is a number', 2],
		['that is a number in an object', { href: 2 }],
		['that is an object', { href: { page: 2 } }],
	])('is refused %s', async (_case, next) => {
		firstPage(next);
		const { error, records } = await runOperation('project.getAll', getProjects);
		expect(error?.message).toBe('List Projects: the next page is not at Autodesk');
		expect(error?.description).toContain('The link was not followed');
		expect(records).toEqual([]);
	});

	it.each([null, undefined, '', {}, { href: null }])('may be missing: %j', async (next) => {
		firstPage(next);
		const { error, records } = await runOperation('project.getAll', getProjects);
		expect(error).toBeUndefined();
		expect(records).toHaveLength(1);
	});

	it('is refused if it is a number in a list of buckets', async () => {
		aps().get('/oss/v2/buckets').query(true).reply(200, { items: [], next: 2 });
		const { error } = await runOperation('bucket.getAll', { returnAll: true }, { as: 'twoLegged' });
		expect(error?.description).toContain('the answer is not a list');
	});
});
