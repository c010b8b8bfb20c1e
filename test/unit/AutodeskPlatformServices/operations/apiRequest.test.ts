import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { aps, CUT, mockAps } from '../../../harness/apsMock';
import { APS, runOperation, signedIn } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';
import { bytesOfFile } from '../../../harness/storedFile';

// A call to any other host fails these tests: nothing but the mocked calls may be made.
mockAps();
skipWaits();

type Options = Parameters<typeof runOperation>[2];

/** Sends a request; the parameters are those of a new node unless given. */
async function send(parameters: INodeParameters, options: Options = {}) {
	return await runOperation('apiRequest.send', parameters, options);
}

const entries = (...pairs: Array<[name: string, value: string]>) => ({
	entry: pairs.map(([name, value]) => ({ name, value })),
});

const hub = (id: string) => ({ type: 'hubs', id, attributes: { name: `Hub ${id}` } });

function fileOf(bytes: Buffer, mimeType = 'image/png', fileName = 'logo.png') {
	return { json: {}, binary: { data: { data: bytes.toString('base64'), mimeType, fileName } } };
}

describe('the URL of an API request', () => {
	it.each([
		'/project/v1/hubs/b.1',
		'project/v1/hubs/b.1',
		' https://developer.api.autodesk.com/project/v1/hubs/b.1 ',
		'developer.api.autodesk.com/project/v1/hubs/b.1#top',
	])('may be written as %s', async (url) => {
		aps({ authorization: 'Bearer OLD' })
			.get('/project/v1/hubs/b.1')
			.reply(200, { data: hub('b.1') });
		expect((await send({ url })).records).toEqual([{ data: hub('b.1') }]);
	});

	it.each([
		'https://elsewhere.example.com/project/v1/hubs',
		'//elsewhere.example.com/project/v1/hubs',
		'/\\elsewhere.example.com/project/v1/hubs',
		'\\\\elsewhere.example.com/project/v1/hubs',
		'/\t/elsewhere.example.com/project/v1/hubs',
		'https://developer.api.autodesk.com@elsewhere.example.com/project/v1/hubs',
		'https://kim:pass@developer.api.autodesk.com/project/v1/hubs',
		'https://developer.api.autodesk.com.example.com/project/v1/hubs',
		'https://developer.api.autodesk.com:8443/project/v1/hubs',
		'http://developer.api.autodesk.com/project/v1/hubs',
		'https://developer.api.autodesk.com%2eexample.com/project/v1/hubs',
		'javascript:alert(1)',
		'file:///etc/passwd',
	])('never leads the token elsewhere: %s', async (url) => {
		const { error, records } = await send({ url });
		expect(error?.message).toContain(
			'URL or Path: the token is sent to https://developer.api.autodesk.com only',
		);
		expect(records).toEqual([]);
	});

	it.each(['@elsewhere.example.com/a', ':8443/a', '/@elsewhere.example.com/a'])(
		'stays at Autodesk for what only looks like a host: %s',
		async (url) => {
			nock(APS)
				.get((path) => /^\/[@:]/.test(path))
				.reply(404, {});
			expect((await send({ url })).error).toMatchObject({ httpCode: '404' });
		},
	);

	it('follows the base URL of the credential, and stays below it', async () => {
		const credentials = signedIn('oAuth2');
		for (const data of Object.values(credentials.data)) {
			Object.assign(data, { baseUrl: 'https://proxy.example.com/autodesk' });
		}
		nock('https://proxy.example.com', { reqheaders: { authorization: 'Bearer OLD' } })
			.get('/autodesk/project/v1/hubs/b.1')
			.twice()
			.reply(200, hub('b.1'));
		for (const url of ['/project/v1/hubs/b.1', `${APS}/project/v1/hubs/b.1`]) {
			expect((await send({ url }, { credentials })).records).toEqual([hub('b.1')]);
		}
		for (const url of ['/../other', '/%2e%2e/other', 'https://proxy.example.com/other']) {
			const { error } = await send({ url }, { credentials });
			expect(error?.message).toContain('is sent to https://proxy.example.com/autodesk only');
		}
	});

	it.each([
		['/data/v1/projects/{project_id}/folders', '{project_id}'],
		['/data/v1/projects/:project_id/folders', ':project_id'],
		['/project/v1/hubs/{{ $json.id }}', '{{ $json.id }}'],
	])('must not have a placeholder left: %s', async (url, placeholder) => {
		const { error } = await send({ url });
		expect(error?.message).toBe(`URL or Path: replace "${placeholder}" with a value [item 0]`);
	});

	it('may hold the ID of a file version as it is', async () => {
		aps()
			.get('/data/v1/projects/b.1/versions/urn:adsk.wipprod:fs.file:vf.A%3Fversion%3D2')
			.reply(200, { id: 1 });
		const url = '/data/v1/projects/b.1/versions/urn:adsk.wipprod:fs.file:vf.A?version=2';
		expect((await send({ url })).records).toEqual([{ id: 1 }]);
	});
});

describe('a redirect of an API request', () => {
	it('to another host is followed without the token', async () => {
		aps().get('/a').reply(302, '', { location: 'https://s3.example.com/a.zip?X-Amz-Signature=S' });
		nock('https://s3.example.com', { badheaders: ['authorization', 'x-extra'] })
			.get('/a.zip')
			.query(true)
			.reply(200, 'zip', { 'content-type': 'application/zip' });
		const { records } = await send({ url: '/a', headers: entries(['x-extra', '1']) });
		expect(records).toMatchObject([{ name: 'a', size: 3, contentType: 'application/zip' }]);
	});

	it.each([
		['GET', 'http://elsewhere.example.com/a'],
		['POST', 'https://elsewhere.example.com/a'],
	])('is not followed by %s to %s', async (method, location) => {
		aps().intercept('/a', method).reply(307, '', { location });
		const { error } = await send({ method, url: '/a' });
		expect(error?.message).toBe(`${method} /a: redirected with status 307`);
	});

	it('within Autodesk is followed once', async () => {
		aps().get('/a').reply(302, '', { location: '/b' });
		aps({ authorization: 'Bearer OLD' }).get('/b').reply(302, '', { location: '/c' });
		expect((await send({ url: '/a' })).error?.message).toBe('GET /a: redirected with status 302');
	});
});

describe('the query, headers and body of an API request', () => {
	it('are sent as entered, a repeated parameter twice', async () => {
		aps({ 'x-extra': 'value', accept: 'application/json, */*;q=0.8' })
			.get(
				'/construction/issues/v1/projects/1/issues?limit=5&fields=a%2Cb&filter%5Bstatus%5D=open&filter%5Bstatus%5D=closed',
			)
			.reply(200, { id: 1 });
		const { error } = await send({
			url: '/construction/issues/v1/projects/1/issues',
			queryParameters: entries(
				['filter[status]', 'open'],
				['filter[status]', 'closed'],
				['empty', ''],
			),
			headers: entries(['X-Extra', 'value']),
			options: { customQuery: '{ "limit": 5, "fields": ["a", "b"] }' },
		});
		expect(error).toBeUndefined();
	});

	it('repeat the name of a list for a service that expects it so', async () => {
		aps().get('/construction/forms/v2/a?statuses=a&statuses=b').reply(200, { id: 1 });
		const options = { customQuery: { statuses: ['a', 'b'] } };
		const { records } = await send({ url: '/construction/forms/v2/a', options });
		expect(records).toEqual([{ id: 1 }]);
	});

	it.each(['Authorization', 'host', 'Cookie', 'Content-Length', 'Proxy-Authorization'])(
		'do not include the header %s',
		async (name) => {
			const { error } = await send({ url: '/a', headers: entries([name, 'x']) });
			expect(error?.message).toBe(
				`Headers: "${name}" cannot be set: it is part of how n8n sends requests [item 0]`,
			);
		},
	);

	it.each([
		['x-user-id', 'KIM', 'use Options > Act as User'],
		['X Bad', '1', 'is not the name of a header'],
		['X-Line', 'a\r\nAuthorization: b', 'use printable ASCII characters only'],
	])('do not include the header %s: %s', async (name, value, reason) => {
		const { error } = await send({ url: '/a', headers: entries([name, value]) });
		expect(error?.message).toContain(reason);
	});

	it.each([
		['/data/v1/projects/b.1/folders', 'application/vnd.api+json'],
		['/oss/v2/buckets', 'application/json'],
	])('are JSON in the media type of the service: %s', async (url, type) => {
		aps({ 'content-type': type }).post(url, { name: 'A' }).reply(201, { id: '1' });
		const { records } = await send({
			method: 'POST',
			url,
			bodyType: 'json',
			jsonBody: '{ "name": "A" }',
		});
		expect(records).toEqual([{ id: '1' }]);
	});

	it('are JSON as typed, whose numbers may be longer than those of JavaScript', async () => {
		const type = 'application/merge-patch+json';
		aps({ 'content-type': type }).patch('/a', '[12345678901234567890]').reply(200, { id: 1 });
		const { records } = await send({
			method: 'PATCH',
			url: '/a',
			headers: entries(['Content-Type', type]),
			bodyType: 'json',
			jsonBody: '[12345678901234567890]',
		});
		expect(records).toEqual([{ id: 1 }]);
	});

	it('are refused before any call if the JSON is not valid', async () => {
		const { error } = await send({
			method: 'POST',
			url: '/a',
			bodyType: 'json',
			jsonBody: '{ name }',
		});
		expect(error?.message).toContain('JSON Body: this is not valid JSON');
	});

	it('are a form', async () => {
		aps({ 'content-type': 'application/x-www-form-urlencoded' })
			.post('/a', 'grant=a+b&x=1')
			.reply(200, { ok: true });
		const formFields = entries(['grant', 'a b'], ['x', '1']);
		const { records } = await send({ method: 'POST', url: '/a', bodyType: 'form', formFields });
		expect(records).toEqual([{ ok: true }]);
	});

	it('are a form with a file', async () => {
		nock(APS, {
			reqheaders: { 'content-type': (type) => type.startsWith('multipart/form-data; ') },
		})
			.patch('/hq/v1/accounts/1/companies/2/image', (body: string) =>
				/name="chunk"; filename="logo.png"\r\nContent-Type: image\/png\r\n\r\nPNG\r\n--.*name="note"\r\n\r\nnew\r\n--/s.test(
					body,
				),
			)
			.reply(200, { id: '2' });
		const { records } = await send(
			{
				method: 'PATCH',
				url: '/hq/v1/accounts/1/companies/2/image',
				bodyType: 'multipart',
				formParts: {
					entry: [
						{ name: 'chunk', kind: 'file', inputDataFieldName: 'data' },
						{ name: 'note', kind: 'text', value: 'new' },
					],
				},
			},
			{ items: [fileOf(Buffer.from('PNG'))] },
		);
		expect(records).toEqual([{ id: '2' }]);
	});

	it('are a file with its media type', async () => {
		aps({ 'content-type': 'image/png' }).put('/a', 'PNG').reply(200, { ok: true });
		const { records } = await send(
			{ method: 'PUT', url: '/a', bodyType: 'binary' },
			{ items: [fileOf(Buffer.from('PNG'))] },
		);
		expect(records).toEqual([{ ok: true }]);
	});
});

describe('the region and the user of an API request', () => {
	it.each([
		['/oss/v2/buckets', { 'x-ads-region': 'EMEA' }],
		['/construction/admin/v1/accounts/1/projects', { region: 'EMEA' }],
		['/construction/unheard/v1/things', { region: 'EMEA', 'x-ads-region': 'EMEA' }],
	])('go into the headers of the service: %s', async (url, headers) => {
		aps(headers as Record<string, string>)
			.get(url)
			.reply(200, { id: 1 });
		expect((await send({ url, options: { region: 'EMEA' } })).records).toEqual([{ id: 1 }]);
	});

	it.each([
		['/construction/admin/v1/projects/1/users', 'user-id'],
		['/data/v1/projects/b.1/folders/2', 'x-user-id'],
		['/construction/unheard/v1/things', 'x-user-id'],
		['/oss/v2/buckets', 'x-user-id'],
	])('name the user that the app acts as: %s', async (url, header) => {
		aps({ [header]: 'KIM123' })
			.get(url)
			.reply(200, { id: 1 });
		const options = { actAsUser: 'KIM123' };
		expect((await send({ url, options }, { as: 'twoLegged' })).records).toEqual([{ id: 1 }]);
	});
});

describe('the answer to an API request', () => {
	it.each([
		['nothing', 204, '', [{ statusCode: 204 }]],
		['an empty object', 200, {}, [{ statusCode: 200 }]],
		['null', 200, 'null', [{ statusCode: 200 }]],
		['a record', 200, { id: 1 }, [{ id: 1 }]],
		['a list of records', 200, [{ id: 1 }, { id: 2 }], [{ id: 1 }, { id: 2 }]],
		['a list of values', 200, ['a', 2], [{ data: 'a' }, { data: 2 }]],
		['a value', 200, '5', [{ data: 5 }]],
	])('can be %s', async (_what, status, body, expected) => {
		aps().delete('/a').reply(status, body, { 'content-type': 'application/json; charset=utf-8' });
		expect((await send({ method: 'DELETE', url: '/a' })).records).toEqual(expected);
	});

	it('can be text', async () => {
		aps().get('/a').reply(200, 'a;b', { 'content-type': 'text/csv' });
		expect((await send({ url: '/a' })).records).toEqual([{ data: 'a;b' }]);
	});

	it('can be a file, named by the response', async () => {
		aps()
			.get('/a/b')
			.reply(200, Buffer.from([1, 2, 3]), {
				'content-type': 'application/pdf',
				'content-disposition': `attachment; filename="x.pdf"; filename*=UTF-8''Gr%C3%BCn%2F1.pdf`,
			});
		const { outputs } = await send({ url: '/a/b', options: { binaryPropertyName: 'pdf' } });
		const [item] = outputs[0] ?? [];
		expect(item?.json).toEqual({
			name: 'Grün_1.pdf',
			size: 3,
			contentType: 'application/pdf',
			statusCode: 200,
		});
		expect(item?.binary?.pdf.fileName).toBe('Grün_1.pdf');
		expect(await bytesOfFile(item?.binary?.pdf)).toEqual(Buffer.from([1, 2, 3]));
	});

	it('is a file if that is chosen, even JSON', async () => {
		aps().get('/a/list.json').reply(200, { data: [] });
		const { outputs } = await send({ url: '/a/list.json', options: { responseFormat: 'file' } });
		expect(outputs[0]?.[0].binary?.data).toMatchObject({ fileName: 'list.json' });
	});

	it('must be JSON if that is chosen', async () => {
		aps().get('/a').reply(200, 'text', { 'content-type': 'text/plain' });
		const { error } = await send({ url: '/a', options: { responseFormat: 'json' } });
		expect(error?.message).toBe("GET /a: Autodesk's answer could not be read");
	});

	it('is not a web page, which a proxy sends', async () => {
		aps().get('/a').reply(200, '<html>Sign in</html>', { 'content-type': 'text/html' });
		expect((await send({ url: '/a' })).error?.message).toBe(
			'GET /a: something other than Autodesk answered',
		);
	});

	it('comes with its status and headers, without cookies', async () => {
		aps().head('/a').reply(200, '', { etag: '"1"', 'set-cookie': 'secret=1' });
		const { records } = await send({ method: 'HEAD', url: '/a' });
		expect(records).toEqual([{ statusCode: 200, headers: { etag: '"1"' }, body: null }]);
	});

	it('comes as a whole if that is chosen, without reading further pages', async () => {
		const body = { data: [hub('1')], links: { next: { href: '/project/v1/hubs?page[number]=1' } } };
		aps().get('/project/v1/hubs').reply(200, body);
		const { records } = await send({ url: '/project/v1/hubs', options: { fullResponse: true } });
		expect(records).toMatchObject([{ statusCode: 200, body }]);
	});

	it('can be made flat', async () => {
		const data = {
			type: 'items',
			id: 'urn:1',
			attributes: { displayName: 'A.dwg' },
			relationships: {
				parent: { data: { type: 'folders', id: 'urn:f' } },
				tip: { data: { type: 'versions', id: 'urn:v' } },
				refs: { links: {} },
			},
		};
		const included = [{ type: 'versions', id: 'urn:v', attributes: { versionNumber: 2 } }];
		aps().get('/data/v1/projects/b.1/items/2').reply(200, { data, included });
		aps()
			.get('/data/v1/projects/b.1/folders/3/contents')
			.reply(200, { data: [data], included });
		const options = { flattenJsonApi: true };
		const flat = {
			type: 'items',
			id: 'urn:1',
			displayName: 'A.dwg',
			parentId: 'urn:f',
			tipId: 'urn:v',
			tip: { id: 'urn:v', versionNumber: 2 },
		};
		for (const url of [
			'/data/v1/projects/b.1/items/2',
			'/data/v1/projects/b.1/folders/3/contents',
		]) {
			expect((await send({ url, options })).records).toEqual([flat]);
		}
	});
});

describe('a list read by an API request', () => {
	const url = '/project/v1/hubs';
	const page = (number: number, next?: number) => ({
		data: [hub(`${number}a`), hub(`${number}b`)],
		links: next === undefined ? {} : { next: { href: `${APS}${url}?page[number]=${next}` } },
	});

	function mockPages() {
		aps().get(url).reply(200, page(0, 1));
		aps()
			.get(url)
			.query({ page: { number: '1' } })
			.reply(200, page(1));
	}

	it('is read to its end', async () => {
		mockPages();
		const { records } = await send({ url, returnAll: true });
		expect(records.map(({ id }) => id)).toEqual(['0a', '0b', '1a', '1b']);
	});

	it('is read up to the limit', async () => {
		aps().get(url).reply(200, page(0, 1));
		const { records } = await send({ url, limit: 1 });
		expect(records.map(({ id }) => id)).toEqual(['0a']);
	});

	it('is one item while Pagination is off', async () => {
		aps().get(url).reply(200, page(0, 1));
		expect((await send({ url, pagination: 'off' })).records).toEqual([page(0, 1)]);
	});

	it('gives no items if it is empty', async () => {
		aps().get(url).reply(200, { data: [] });
		expect((await send({ url })).records).toEqual([]);
	});

	it('does not follow a link to another host', async () => {
		aps()
			.get(url)
			.reply(200, { data: [], links: { next: 'https://elsewhere.example.com/project/v1/hubs' } });
		expect((await send({ url, returnAll: true })).error?.message).toBe(
			'GET /project/v1/hubs: the next page is not at Autodesk',
		);
	});

	it('is searched with a POST request, page by page', async () => {
		const search = '/construction/rfis/v3/projects/1/search:rfis';
		const found = (offset: number) => ({
			results: [{ id: offset }],
			pagination: { limit: 1, offset, totalResults: 2 },
		});
		aps().post(search, { limit: 1 }).reply(200, found(0));
		aps().post(search, { limit: 1, offset: 1 }).reply(200, found(1));
		const { records } = await send({
			method: 'POST',
			url: search,
			bodyType: 'json',
			jsonBody: { limit: 1 },
			returnAll: true,
		});
		expect(records).toEqual([{ id: 0 }, { id: 1 }]);
	});

	it('is not continued by a POST request that is no search', async () => {
		const body = { data: [{ id: 1 }], pagination: { limit: 1, offset: 0, totalResults: 2 } };
		aps().post('/a').reply(200, body);
		expect((await send({ method: 'POST', url: '/a' })).records).toEqual([body]);
	});
});

describe('an API request that fails', () => {
	it('names the request, and what to check', async () => {
		aps().get('/projects/v1/hubs').query(true).reply(404, { errorCode: 'ERR-002' });
		const { error } = await send({ url: '/projects/v1/hubs?secret=1' });
		expect(error?.message).toBe('GET /projects/v1/hubs: not found');
		expect(error?.description).toContain(
			'No API that this node knows begins with "/projects/v1". Similar: /project/v1. Check the path',
		);
	});

	it('asks to compare the scopes, which depend on the endpoint', async () => {
		aps().get('/cost/v1/a').reply(403, { errorCode: 'AUTH-010' });
		const { error } = await send(
			{ url: '/cost/v1/a' },
			{ credentials: signedIn('oAuth2', ['data:read']) },
		);
		expect(error?.message).toBe('GET /cost/v1/a: not allowed with this credential');
		expect(error?.description).toBe(
			"Compare the scopes that Autodesk's reference lists for this endpoint with those of the credential (data:read). If one is missing, select it in the credential and reconnect",
		);
	});

	it.each(['GET', 'HEAD'])('is repeated after an outage: %s', async (method) => {
		aps().intercept('/a', method).reply(503);
		aps().intercept('/a', method).reply(204);
		expect((await send({ method, url: '/a' })).error).toBeUndefined();
	});

	it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
		'is not repeated if it changes something, unless that is chosen: %s',
		async (method) => {
			aps().intercept('/a', method).reply(503);
			const { error } = await send({ method, url: '/a' });
			expect(error?.description).toContain('may have carried out the request anyway');
			aps().intercept('/a', method).reply(503);
			aps().intercept('/a', method).reply(204);
			const repeated = await send({ method, url: '/a', options: { repeatAfterFailure: true } });
			expect(repeated.records).toEqual([{ statusCode: 204 }]);
		},
	);

	it('is repeated when it exceeds a rate limit, whatever it does', async () => {
		aps().post('/a').reply(429, {}, { 'retry-after': '1' });
		aps().post('/a').reply(200, { id: 1 });
		expect((await send({ method: 'POST', url: '/a' })).records).toEqual([{ id: 1 }]);
	});

	it('is an item if errors are to be none, after the usual attempts', async () => {
		aps().get('/a').times(5).reply(503, { reason: 'Down' });
		const { records } = await send({ url: '/a', options: { neverError: true } });
		expect(records).toMatchObject([{ statusCode: 503, body: { reason: 'Down' } }]);
	});

	it('is an error even then if Autodesk cannot be reached', async () => {
		aps().post('/a').replyWithError(CUT);
		const { error } = await send({ method: 'POST', url: '/a', options: { neverError: true } });
		expect(error?.message).toBe('POST /a: Autodesk could not be reached');
	});
});
