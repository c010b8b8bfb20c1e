import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { REGIONS } from '../../../../protocol/aps/regions';
import { aps, mockAps } from '../../../harness/apsMock';
import { APS, byId, byUrl, runOperation, signedIn } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';

mockAps();
skipWaits();

const app = { as: 'twoLegged' } as const;

describe('Bucket: Create', () => {
	it('creates the bucket in the chosen region', async () => {
		const created = { bucketKey: 'my-app', policyKey: 'persistent', permissions: [] };
		aps({ 'x-ads-region': 'GBR' })
			.post('/oss/v2/buckets', { bucketKey: 'my-app', policyKey: 'persistent' })
			.reply(200, created);
		const { records } = await runOperation(
			'bucket.create',
			{ bucketKey: ' my-app ', retentionPolicy: 'persistent', region: 'GBR', simplify: false },
			app,
		);
		expect(records).toEqual([created]);
	});

	it.each([...REGIONS])('creates the bucket in %s', async (region) => {
		aps({ 'x-ads-region': region })
			.post('/oss/v2/buckets')
			.query({})
			.reply(200, { bucketKey: 'abc' });
		const { error } = await runOperation('bucket.create', { bucketKey: 'my-app', region }, app);
		expect(error).toBeUndefined();
	});

	it.each([
		['APAC', 'AUS'],
		['emea', 'EMEA'],
	])('takes the region of a hub, %s', async (region, sent) => {
		aps({ 'x-ads-region': sent }).post('/oss/v2/buckets').reply(200, { bucketKey: 'abc' });
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'my-app', region: '={{ $json.region }}' },
			{ ...app, items: [{ json: { region } }] },
		);
		expect(error).toBeUndefined();
	});

	it.each([
		['"forever" is none of persistent, temporary, transient', 'forever'],
		['choose how long objects are kept', null],
	])('rejects a retention policy before any call: %s', async (rule, value) => {
		const retentionPolicy = `={{ ${JSON.stringify(value)} }}`;
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'my-app', retentionPolicy },
			app,
		);
		expect(error?.message).toBe(`Retention Policy: ${rule} [item 0]`);
	});

	it.each([
		['new nodes', 1.1, 'persistent'],
		['workflows saved with the first version', 1, 'transient'],
	])('of %s keeps objects as its version does by default', async (_of, typeVersion, policyKey) => {
		aps()
			.post('/oss/v2/buckets', { bucketKey: 'my-app', policyKey })
			.reply(200, { bucketKey: 'a' });
		const parameters = { bucketKey: 'my-app' };
		const { error } = await runOperation('bucket.create', parameters, { ...app, typeVersion });
		expect(error).toBeUndefined();
	});

	it('gives other apps access', async () => {
		const allow = [
			{ authId: 'OtherClientId', access: 'read' },
			{ authId: 'WritingClientId', access: 'write' },
		];
		aps()
			.post('/oss/v2/buckets', { bucketKey: 'my-app', policyKey: 'persistent', allow })
			.reply(200, { bucketKey: 'abc' });
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'my-app', additionalFields: { allow: { app: allow } } },
			app,
		);
		expect(error).toBeUndefined();
	});

	it('merges in Custom Body, which replaces a field of the same name', async () => {
		aps()
			.post('/oss/v2/buckets', { bucketKey: 'my-app', policyKey: 'new-policy', more: 1 })
			.reply(200, { bucketKey: 'abc' });
		const customBody = '{ "policyKey": "new-policy", "more": 1 }';
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'my-app', additionalFields: { customBody } },
			app,
		);
		expect(error).toBeUndefined();
	});

	it.each([
		['Other Apps: enter the Client ID of each app', [{ authId: ' ', access: 'read' }]],
		['Access: "owner" is none of full, read, write', [{ authId: 'a', access: '={{ "owner" }}' }]],
		[
			'Other Apps: 60 are too many; 59 at most',
			Array.from({ length: 60 }, (_, index) => ({ authId: `app${index}`, access: 'read' })),
		],
	])('rejects before any call: %s', async (message, app) => {
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'my-app', additionalFields: { allow: { app } } },
			{ as: 'twoLegged' },
		);
		expect(error?.message).toContain(message);
	});

	it('explains what to do when the key is taken', async () => {
		aps().post('/oss/v2/buckets').reply(409, { reason: 'Bucket already exists' });
		const { error } = await runOperation('bucket.create', { bucketKey: 'my-app' }, app);
		expect(error).toMatchObject({
			httpCode: '409',
			description: expect.stringContaining('unique among all apps'),
		});
	});

	it.each([
		['null', '="" is not a bucket key'],
		['undefined', '="" is not a bucket key'],
		['["my-app"]', '=enter text, not a list or an object'],
	])('rejects a key that an expression gives as %s, before any call', async (value, rule) => {
		const bucketKey = `={{ ${value} }}`;
		const { error } = await runOperation('bucket.create', { bucketKey }, app);
		expect(error?.message).toContain(rule.replace('=', 'Bucket Key: '));
	});

	it.each(['ab', 'My-App', 'my app', 'a'.repeat(129)])(
		'rejects the key "%s" before any call',
		async (bucketKey) => {
			const { error } = await runOperation('bucket.create', { bucketKey }, app);
			expect(error?.message).toMatch(/^Bucket Key: .* \[item 0]$/);
		},
	);
});

describe('Bucket: Get Many', () => {
	const rows = (from: number, count: number) =>
		Array.from({ length: count }, (_, index) => ({ bucketKey: `bucket-${from + index}` }));

	it('pages with startAt and sends the region each time, because Autodesk’s link omits it', async () => {
		aps()
			.get('/oss/v2/buckets')
			.query({ region: 'AUS', limit: 100 })
			.reply(200, {
				items: rows(0, 100),
				next: 'https://developer.api.autodesk.com/oss/v2/buckets?startAt=bucket-99&limit=100',
			})
			.get('/oss/v2/buckets')
			.query({ region: 'AUS', limit: 100, startAt: 'bucket-99' })
			.reply(200, { items: rows(100, 3) });
		const { records } = await runOperation(
			'bucket.getAll',
			{ region: 'AUS', returnAll: true, simplify: false },
			app,
		);
		expect(records).toEqual(rows(0, 103));
	});

	it.each([...REGIONS])(
		'lists the buckets of %s, with the region in the query only',
		async (region) => {
			nock(APS, { badheaders: ['x-ads-region', 'region'] })
				.get('/oss/v2/buckets')
				.query({ region, limit: 50 })
				.reply(200, { items: rows(0, 1) });
			const { records } = await runOperation('bucket.getAll', { region, simplify: false }, app);
			expect(records).toEqual(rows(0, 1));
		},
	);

	it('rejects a region that does not exist before any call', async () => {
		const { error } = await runOperation('bucket.getAll', { region: '={{ "Mars" }}' }, app);
		expect(error?.message).toBe(
			'Region: "Mars" is not a region; use one of US, EMEA, AUS, CAN, DEU, IND, JPN, GBR [item 0]',
		);
	});

	it('starts after a key, and sends Custom Query', async () => {
		aps()
			.get('/oss/v2/buckets')
			.query({ region: 'US', limit: 50, startAt: 'my-app', more: 1 })
			.reply(200, { items: rows(0, 1) });
		const filters = { startAt: 'my-app', customQuery: '{ "more": 1 }' };
		const { records } = await runOperation('bucket.getAll', { filters }, app);
		expect(records).toHaveLength(1);
	});

	it('explains a 403 without mentioning accounts', async () => {
		aps().get('/oss/v2/buckets').query(true).reply(403, { reason: 'Forbidden' });
		const { error } = await runOperation('bucket.getAll', {}, app);
		expect(error?.description).toContain('Data Management API under API Access');
		expect(error?.description).not.toContain('Custom Integrations');
	});

	it('rejects paging keys in Custom Query', async () => {
		const filters = { customQuery: '{ "startAt": "b" }' };
		const { error } = await runOperation('bucket.getAll', { filters }, app);
		expect(error?.message).toContain('Custom Query (JSON): "startAt" cannot be set here');
	});

	it('requests no more than the limit', async () => {
		aps()
			.get('/oss/v2/buckets')
			.query({ region: 'US', limit: 2 })
			.reply(200, { items: rows(0, 2), next: 'https://x/oss/v2/buckets?startAt=b&limit=2' });
		const { records } = await runOperation('bucket.getAll', { limit: 2 }, app);
		expect(records).toHaveLength(2);
	});
});

describe('Bucket: Get', () => {
	it('returns owner, permissions and retention policy', async () => {
		const details = { bucketKey: 'my-app', bucketOwner: 'client', policyKey: 'persistent' };
		aps().get('/oss/v2/buckets/my-app/details').reply(200, details);
		const { records } = await runOperation('bucket.get', { bucket: byId('my-app') }, app);
		expect(records).toMatchObject([
			{ bucketKey: 'my-app', retentionPolicy: 'persistent', ownerId: 'client' },
		]);
	});

	it.each([
		['its own URL', byUrl(`${APS}/oss/v2/buckets/my-app/details`)],
		['the URL of an object', byUrl(`${APS}/oss/v2/buckets/my-app/objects/a%2Fb.dwg`)],
		['the full ID of an object', byId('urn:adsk.objects:os.object:my-app/a/b.dwg')],
	])('finds the key in %s', async (_what, bucket) => {
		aps().get('/oss/v2/buckets/my-app/details').reply(200, { bucketKey: 'my-app' });
		expect((await runOperation('bucket.get', { bucket }, app)).error).toBeUndefined();
	});

	it('names the missing scope first after a 403', async () => {
		aps().get('/oss/v2/buckets/my-app/details').reply(403, { reason: 'Forbidden' });
		const { error } = await runOperation(
			'bucket.get',
			{ bucket: byId('my-app') },
			{ ...app, credentials: signedIn('twoLegged', ['data:read']) },
		);
		expect(error?.description).toContain('Missing: bucket:read');
	});

	it('explains that only the owner has access if no scope is missing', async () => {
		aps().get('/oss/v2/buckets/my-app/details').reply(403, { reason: 'Not your bucket' });
		const { error } = await runOperation('bucket.get', { bucket: byId('my-app') }, app);
		expect(error?.description).toContain('Not your bucket');
		expect(error?.description).toContain('Only the app that owns the bucket');
	});

	it.each([
		['Bucket: choose a bucket', '={{ "" }}'],
		['Bucket: "My Bucket" is not a bucket key', 'My Bucket'],
	])('rejects before any call: %s', async (message, key) => {
		const { error } = await runOperation('bucket.get', { bucket: byId(key) }, app);
		expect(error?.message).toContain(message);
	});
});

describe('Bucket: Delete', () => {
	it('deletes the bucket', async () => {
		aps().delete('/oss/v2/buckets/my-app').reply(200);
		const { records } = await runOperation('bucket.delete', { bucket: byId('my-app') }, app);
		expect(records).toEqual([{ deleted: true }]);
	});

	it('reports that the bucket is already being deleted', async () => {
		aps().delete('/oss/v2/buckets/my-app').reply(409, { reason: 'Bucket is being deleted' });
		const { error } = await runOperation('bucket.delete', { bucket: byId('my-app') }, app);
		expect(error?.description).toContain('already being deleted');
	});

	it('succeeds when a retry finds the bucket being deleted, because the first answer was lost', async () => {
		aps()
			.delete('/oss/v2/buckets/my-app')
			.reply(500)
			.delete('/oss/v2/buckets/my-app')
			.reply(409, { reason: 'Bucket is being deleted' });
		const { records } = await runOperation('bucket.delete', { bucket: byId('my-app') }, app);
		expect(records).toEqual([{ deleted: true }]);
	});

	it('reports a bucket that does not exist', async () => {
		aps().delete('/oss/v2/buckets/my-app').reply(404, { reason: 'Bucket not found' });
		const { error } = await runOperation('bucket.delete', { bucket: byId('my-app') }, app);
		expect(error).toMatchObject({
			httpCode: '404',
			message: 'Delete Bucket: not found',
			description: expect.stringContaining('Check the keys'),
		});
		expect(error?.description).not.toContain('region');
	});
});
