import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { runOperation } from '../../../harness/runOperation';

mockAps();

const app = { as: 'twoLegged' } as const;

describe('Bucket: Create', () => {
	it('creates the bucket in the chosen region', async () => {
		const created = { bucketKey: 'my-app', policyKey: 'persistent', permissions: [] };
		aps({ 'x-ads-region': 'GBR' })
			.post('/oss/v2/buckets', { bucketKey: 'my-app', policyKey: 'persistent' })
			.reply(200, created);
		const { records } = await runOperation(
			'bucket.create',
			{ bucketKey: ' my-app ', policyKey: 'persistent', region: 'GBR' },
			app,
		);
		expect(records).toEqual([created]);
	});

	it('lets other apps in', async () => {
		const allow = [{ authId: 'OtherClientId', access: 'read' }];
		aps()
			.post('/oss/v2/buckets', { bucketKey: 'my-app', policyKey: 'transient', allow })
			.reply(200, {});
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'my-app', additionalFields: { allow: { app: allow } } },
			app,
		);
		expect(error).toBeUndefined();
	});

	it.each(['ab', 'My-App', 'my app', 'a'.repeat(129)])(
		'refuses the key "%s" before any call',
		async (bucketKey) => {
			const { error } = await runOperation('bucket.create', { bucketKey }, app);
			expect(error?.message).toMatch(/^Bucket Key: .* \[item 0]$/);
		},
	);
});

describe('Bucket: Get Many', () => {
	const rows = (from: number, count: number) =>
		Array.from({ length: count }, (_, index) => ({ bucketKey: `bucket-${from + index}` }));

	it('pages with startAt and names the region each time, which Autodesk’s link forgets', async () => {
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
			{ region: 'AUS', returnAll: true },
			app,
		);
		expect(records).toEqual(rows(0, 103));
	});

	it('asks for no more than the limit', async () => {
		aps()
			.get('/oss/v2/buckets')
			.query({ region: 'US', limit: 2 })
			.reply(200, { items: rows(0, 2), next: 'https://x/oss/v2/buckets?startAt=b&limit=2' });
		const { records } = await runOperation('bucket.getAll', { limit: 2 }, app);
		expect(records).toHaveLength(2);
	});
});
