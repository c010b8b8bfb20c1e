import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { APS, runOperation, signedIn } from '../../harness/runOperation';
import { anyHub, getHub, HUB_PATH, hubCall } from '../../harness/samples/getHub';

mockAps();

describe('a call to Autodesk', () => {
	it('carries the token and asks Data Management for JSON:API', async () => {
		hubCall({ authorization: 'Bearer OLD', accept: 'application/vnd.api+json' }).reply(200, anyHub);
		expect((await runOperation('hub.get', getHub)).error).toBeUndefined();
	});

	it('asks OSS for plain JSON and names the region in its header', async () => {
		aps({
			accept: 'application/json',
			'content-type': 'application/json',
			'x-ads-region': 'EMEA',
		})
			.post('/oss/v2/buckets', { bucketKey: 'abc', policyKey: 'transient' })
			.reply(200, { bucketKey: 'abc' });
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc', retentionPolicy: 'transient', region: 'EMEA' },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});

	it('names the user a 2-legged credential acts as', async () => {
		hubCall({ 'x-user-id': 'ABCD1234' }).reply(200, anyHub);
		const { error } = await runOperation(
			'hub.get',
			{ ...getHub, options: { actAsUser: ' ABCD1234 ' } },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});

	it.each(['evil.example', 'developer.api.autodesk.com.evil.example'])(
		'never follows a link to %s with the token',
		async (host) => {
			aps()
				.get(`${HUB_PATH}/projects`)
				.query(true)
				.reply(200, { data: [], links: { next: { href: `https://${host}/next` } } });
			const { error } = await runOperation('project.getAll', { ...getHub, returnAll: true });
			expect(error?.message).toBe('List Projects: the next page is not at Autodesk');
			expect(error?.description).toContain(`links to https://${host}.`);
		},
	);
});

describe('a web page instead of a response', () => {
	it('is not an empty list, and the error points to the proxy', async () => {
		aps()
			.get('/oss/v2/buckets')
			.query(true)
			.reply(200, '<html>Sign in</html>', { 'Content-Type': 'text/html; charset=utf-8' });
		const { error } = await runOperation('bucket.getAll', {}, { as: 'twoLegged' });
		expect(error?.message).toBe('List Buckets: something other than Autodesk answered');
		expect(error?.description).toContain('Check the proxy of the n8n server');
	});
});

describe('a credential with another base URL', () => {
	const PROXY = 'https://proxy.example/autodesk';
	const behindProxy = () => {
		const credentials = signedIn('oAuth2');
		credentials.data.autodeskPlatformServicesOAuth2Api.baseUrl = `${PROXY}/`;
		return credentials;
	};

	it('sends calls to that URL, with the headers that the service expects', async () => {
		nock(PROXY, { reqheaders: { accept: 'application/vnd.api+json' } })
			.get(HUB_PATH)
			.reply(200, anyHub);
		const { error } = await runOperation('hub.get', getHub, { credentials: behindProxy() });
		expect(error).toBeUndefined();
	});

	it('follows links to next pages there, even if they name Autodesk itself', async () => {
		const projects = `${HUB_PATH}/projects`;
		const page = (id: string, next?: string) => ({
			data: [{ type: 'projects', id }],
			links: next ? { next: { href: next } } : {},
		});
		nock(PROXY)
			.get(projects)
			.query(true)
			.reply(200, page('one', `${APS}${projects}?page%5Bnumber%5D=1`))
			.get(`${projects}?page%5Bnumber%5D=1`)
			.reply(200, page('two', `${PROXY}${projects}?page%5Bnumber%5D=2`))
			.get(`${projects}?page%5Bnumber%5D=2`)
			.reply(200, page('three'));
		const { records } = await runOperation(
			'project.getAll',
			{ ...getHub, returnAll: true, simplify: false },
			{ credentials: behindProxy() },
		);
		expect(records.map(({ id }) => id)).toEqual(['one', 'two', 'three']);
	});
});
