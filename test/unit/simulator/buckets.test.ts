import { describe, expect, it } from 'vitest';
import { APPS, BUCKETS } from '../../simulator';
import { appToken, call, freshSimulator } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const ALL = ['bucket:read', 'bucket:create', 'bucket:delete'];
interface Buckets {
	items: Array<{ bucketKey: string }>;
	next: string;
	reason: string;
}

const bucket = (method: string, path = '', more = {}) =>
	call<Buckets>(simulator(), method, `/oss/v2/buckets${path}`, {
		token: appToken(simulator(), ...ALL),
		...more,
	});
const keys = (body: Buckets) => body.items.map(({ bucketKey }) => bucketKey);

const others = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ authId: `app-${index}`, access: 'read' }));

describe('buckets', () => {
	it("lists the app's own buckets in one region", async () => {
		expect(keys((await bucket('GET')).body)).toEqual([BUCKETS.models.key, BUCKETS.scratch.key]);
		expect(keys((await bucket('GET', '?region=EMEA')).body)).toEqual([BUCKETS.europe.key]);
	});

	it('returns a next link without the region', async () => {
		const { next } = (await bucket('GET', '?region=US&limit=1')).body;
		expect(next).toContain(`startAt=${BUCKETS.models.key}`);
		expect(next).not.toContain('region');
	});

	it('creates a bucket in the region of the header and answers 200', async () => {
		const created = await bucket('POST', '', {
			json: { bucketKey: 'new-bucket', policyKey: 'transient' },
			headers: { 'x-ads-region': 'AUS' },
		});
		expect(created.status).toBe(200);
		expect(created.body).toMatchObject({
			bucketOwner: APPS.twoLegged.clientId,
			policyKey: 'transient',
		});
		expect(keys((await bucket('GET', '?region=APAC')).body)).toEqual(['new-bucket']);
	});

	it.each([
		['a key with capitals', { bucketKey: 'New', policyKey: 'transient' }, 400],
		['a key of two characters', { bucketKey: 'ab', policyKey: 'transient' }, 400],
		['a key of 129', { bucketKey: 'a'.repeat(129), policyKey: 'transient' }, 400],
		['a key with a blank', { bucketKey: 'a bucket', policyKey: 'transient' }, 400],
		['no policy', { bucketKey: 'new-bucket' }, 400],
		['60 other apps', { bucketKey: 'new-bucket', policyKey: 'transient', allow: others(60) }, 400],
		['an unknown policy', { bucketKey: 'new-bucket', policyKey: 'forever' }, 400],
		['an unknown field', { bucketKey: 'new-bucket', policyKey: 'transient', region: 'US' }, 400],
		['a key taken by another app', { bucketKey: BUCKETS.foreign.key, policyKey: 'transient' }, 409],
	])('rejects %s', async (_what, json, status) => {
		const answer = await bucket('POST', '', { json });
		expect(answer.status).toBe(status);
		expect(answer.body.reason).toBeTruthy();
	});

	it.each(['limit=0', 'limit=101', 'limit=ten', 'region=EU', 'offset=1'])(
		'rejects a list request with ?%s',
		async (query) => {
			expect((await bucket('GET', `?${query}`)).status).toBe(400);
		},
	);

	it("hides buckets of other apps and permanently deletes the app's own", async () => {
		expect((await bucket('GET', `/${BUCKETS.foreign.key}/details`)).status).toBe(403);
		expect((await bucket('GET', '/unknown-bucket/details')).status).toBe(404);
		expect((await bucket('DELETE', `/${BUCKETS.scratch.key}`)).status).toBe(200);
		expect((await bucket('DELETE', `/${BUCKETS.scratch.key}`)).status).toBe(409);
		expect((await bucket('GET', `/${BUCKETS.scratch.key}/details`)).status).toBe(404);
	});
});
