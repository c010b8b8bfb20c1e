import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { APS, byId, byUrl, runOperation, signedIn } from '../../../harness/runOperation';

mockAps();

const app = { as: 'twoLegged' } as const;
const bucket = byId('my-app');
const OBJECTS = '/oss/v2/buckets/my-app/objects';

describe('Object: Get Many', () => {
	const rows = (from: number, count: number) =>
		Array.from({ length: count }, (_, index) => ({ objectKey: `o ${from + index}` }));

	it('repeats the filters for every page, because Autodesk’s link omits them', async () => {
		aps()
			.get(OBJECTS)
			.query({ beginsWith: 'o ', limit: 100 })
			.reply(200, { items: rows(0, 100), next: `${APS}${OBJECTS}?startAt=o+99&limit=100` })
			.get(OBJECTS)
			.query({ beginsWith: 'o ', limit: 100, startAt: 'o 99' })
			.reply(200, { items: rows(100, 1) });
		const { records } = await runOperation(
			'object.getAll',
			{ bucket, returnAll: true, simplify: false, filters: { beginsWith: 'o ' } },
			app,
		);
		expect(records).toEqual(rows(0, 101));
	});

	it('finds keys in either Unicode composition', async () => {
		const [composed, decomposed] = ['ä'.normalize('NFC'), 'ä'.normalize('NFD')];
		aps()
			.get(OBJECTS)
			.query({ beginsWith: decomposed, limit: 100 })
			.reply(200, { items: [{ objectKey: `${decomposed}1` }] })
			.get(OBJECTS)
			.query({ beginsWith: composed, limit: 100 })
			.reply(200, { items: [{ objectKey: `${composed}1` }] });
		const { records } = await runOperation(
			'object.getAll',
			{ bucket, returnAll: true, simplify: false, filters: { beginsWith: decomposed } },
			app,
		);
		expect(records).toEqual([{ objectKey: `${decomposed}1` }, { objectKey: `${composed}1` }]);
	});

	it('starts after a key, and requests no more than the limit', async () => {
		aps()
			.get(OBJECTS)
			.query({ startAt: 'plans/Ä.dwg', limit: 3 })
			.reply(200, { items: rows(0, 3), next: `${OBJECTS}?startAt=x` });
		const { records } = await runOperation(
			'object.getAll',
			{ bucket, limit: 3, filters: { startAt: 'plans/Ä.dwg' } },
			app,
		);
		expect(records).toHaveLength(3);
	});

	it('sends Custom Query, which replaces a filter of the same name', async () => {
		aps().get(OBJECTS).query({ limit: 50, beginsWith: 'b', more: 1 }).reply(200, { items: [] });
		const { records, error } = await runOperation(
			'object.getAll',
			{ bucket, filters: { beginsWith: 'a', customQuery: '{ "beginsWith": "b", "more": 1 }' } },
			app,
		);
		expect(error).toBeUndefined();
		expect(records).toEqual([]);
	});

	it.each(['limit', 'startAt'])('rejects the paging key %s in Custom Query', async (key) => {
		const filters = { customQuery: { [key]: 'x' } };
		const { error } = await runOperation('object.getAll', { bucket, filters }, app);
		expect(error?.message).toContain(`Custom Query (JSON): "${key}" cannot be set here`);
	});

	it('rejects a signed-in user before any call', async () => {
		const { error } = await runOperation('object.getAll', { bucket });
		expect(error?.message).toContain('works with App (2-Legged OAuth2) only');
	});
});

describe('Object: Delete', () => {
	it.each([
		['slashes', 'a/b/c.dwg', 'a%2Fb%2Fc.dwg'],
		['blanks', ' two  words .dwg', '%20two%20%20words%20.dwg'],
		['Unicode', 'Plän 図面 🏗.dwg', 'Pl%C3%A4n%20%E5%9B%B3%E9%9D%A2%20%F0%9F%8F%97.dwg'],
		['URL characters', '50%25?a=b#c&d+e.dwg', '50%2525%3Fa%3Db%23c%26d%2Be.dwg'],
		['path segments that go up', '../other/..', '..%2Fother%2F..'],
	])('deletes an object with %s in its key', async (_what, key, encoded) => {
		aps().delete(`${OBJECTS}/${encoded}`).reply(200);
		const { records } = await runOperation('object.delete', { bucket, object: byId(key) }, app);
		expect(records).toEqual([{ deleted: true }]);
	});

	it.each([
		['full ID', byId('urn:adsk.objects:os.object:their.bucket/a/b.dwg')],
		['encoded ID', byId('urn%3Aadsk.objects%3Aos.object%3Atheir.bucket%2Fa%2Fb.dwg')],
		['URL', byUrl(`${APS}/oss/v2/buckets/their.bucket/objects/a%2Fb.dwg?x=1`)],
	])('takes the bucket from the %s of the object', async (_what, object) => {
		aps().delete('/oss/v2/buckets/their.bucket/objects/a%2Fb.dwg').twice().reply(200);
		for (const parameters of [{ object }, { object, bucket }]) {
			expect((await runOperation('object.delete', parameters, app)).error).toBeUndefined();
		}
	});

	it.each([
		['Object: choose an object, or enter its key', { bucket, object: byId(' ') }],
		['Object: ".." cannot be the key', { bucket, object: byId('..') }],
		['Bucket: choose a bucket', { object: byId('plan.dwg') }],
		[
			'Object: "Their Bucket" is not a bucket key',
			{ object: byId('urn:adsk.objects:os.object:Their Bucket/a') },
		],
	])('rejects before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('object.delete', parameters, app);
		expect(error?.message).toContain(message);
	});

	it('reports an object that does not exist', async () => {
		aps().delete(`${OBJECTS}/plan.dwg`).reply(404, { reason: 'Object not found' });
		const parameters = { bucket, object: byId('plan.dwg') };
		const { error } = await runOperation('object.delete', parameters, app);
		expect(error).toMatchObject({
			httpCode: '404',
			message: 'Delete Object: not found',
			description: expect.stringContaining('Object not found'),
		});
	});
});

describe('Object: Get Signed Download URL', () => {
	const path = '/oss/v2/buckets/wip.dm.prod/objects/2f9c.dwg/signeds3download';
	const object = byId('urn:adsk.objects:os.object:wip.dm.prod/2f9c.dwg');
	const complete = { status: 'complete', url: 'https://s3.test/x', params: {}, size: 3 };

	it.each(['oAuth2', 'twoLegged'] as const)('takes the storage ID of a file, %s', async (as) => {
		aps({ authorization: 'Bearer OLD' }).get(path).reply(200, complete);
		const { records } = await runOperation('object.getSignedDownloadUrl', { object }, { as });
		expect(records).toEqual([complete]);
	});

	it('sends all options as headers and query parameters', async () => {
		aps({ 'if-none-match': 'abc', 'if-modified-since': 'Mon, 02 Mar 2026 16:40:00 GMT' })
			.get(path)
			.query({
				minutesExpiration: 60,
				'response-cache-control': 'no-store',
				'response-content-disposition': 'attachment; filename="Plän 1.dwg"',
				'response-content-type': 'image/vnd.dwg',
				'public-resource-fallback': true,
				useCdn: true,
			})
			.reply(200, complete);
		const options = {
			minutesUntilExpiration: 60,
			responseCacheControl: 'no-store',
			responseContentDisposition: 'attachment; filename="Plän 1.dwg"',
			responseContentType: 'image/vnd.dwg',
			publicResourceFallback: true,
			useCdn: true,
			ifNoneMatch: 'abc',
			ifModifiedSince: '2026-03-02T16:40:00Z',
		};
		const { error } = await runOperation('object.getSignedDownloadUrl', { object, options });
		expect(error).toBeUndefined();
	});

	it('returns notModified when the object has not changed', async () => {
		aps().get(path).reply(304);
		const options = { ifNoneMatch: 'abc' };
		const { records } = await runOperation('object.getSignedDownloadUrl', { object, options });
		expect(records).toEqual([{ status: 'notModified' }]);
	});

	it.each([
		['Minutes Until Expiration: "61" is out of range', { minutesUntilExpiration: 61 }],
		['Minutes Until Expiration: "soon" is out of range', { minutesUntilExpiration: 'soon' }],
		['If Modified Since: "yesterday" is not a date', { ifModifiedSince: 'yesterday' }],
		['If None Match: use printable ASCII', { ifNoneMatch: 'ä' }],
		['If None Match: enter text', { ifNoneMatch: '={{ ["abc"] }}' }],
		['Response Content Type: enter text', { responseContentType: '={{ ({}) }}' }],
		['Use CDN: "maybe" is neither true nor false', { useCdn: '={{ "maybe" }}' }],
		['Custom Query (JSON): this is not valid JSON', { customQuery: '{' }],
		['Custom Query (JSON): "a" must be text', { customQuery: '{ "a": {} }' }],
	])('rejects before any call: %s', async (message, options) => {
		const { error } = await runOperation('object.getSignedDownloadUrl', { object, options });
		expect(error?.message).toContain(message);
	});

	it('names both the bucket’s owner and the rights on a file after a 403', async () => {
		aps().get(path).reply(403, { reason: 'Forbidden' });
		const { error } = await runOperation('object.getSignedDownloadUrl', { object });
		expect(error?.description).toContain('A bucket of an app is open to that app only');
		expect(error?.description).toContain('Custom Integrations');
	});

	it('names the missing scope', async () => {
		aps().get(path).reply(403, { errorCode: 'AUTH-010' });
		const credentials = signedIn('oAuth2', ['bucket:read']);
		const { error } = await runOperation(
			'object.getSignedDownloadUrl',
			{ object },
			{ credentials },
		);
		expect(error?.description).toContain('Missing: data:read');
	});
});
