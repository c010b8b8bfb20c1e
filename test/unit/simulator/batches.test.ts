import { describe, expect, it } from 'vitest';
import { BUCKETS } from '../../simulator';
import { appToken, call, freshSimulator } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const OBJECTS = `/oss/v2/buckets/${BUCKETS.models.key}/objects`;

interface Result {
	status: string;
	reason: string;
	url: string;
	urls: string[];
	uploadKey: string;
	size: number;
	contentType: string;
}

const post = (what: string, requests: object[], bucket = OBJECTS) =>
	call<{ results: Record<string, Result> }>(simulator(), 'POST', `${bucket}/${what}`, {
		token: appToken(simulator(), 'data:read', 'data:write', 'data:create'),
		json: { requests },
	});

describe('a batch of objects', () => {
	it('is uploaded and downloaded; what is wrong with one does not keep the others', async () => {
		const keys = ['a.txt', 'b.txt'];
		const signed = await post(
			'batchsigneds3upload',
			keys.map((objectKey) => ({ objectKey })),
		);
		for (const key of keys) {
			await fetch(signed.body.results[key].urls[0], { method: 'PUT', body: `of ${key}` });
		}
		const completed = await post('batchcompleteupload', [
			...keys.map((objectKey) => ({
				objectKey,
				uploadKey: signed.body.results[objectKey].uploadKey,
				size: objectKey === 'a.txt' ? 8 : 1,
				'x-ads-meta-Content-Type': 'text/plain',
			})),
			{ objectKey: 'c.txt', uploadKey: 'unknown' },
		]);
		expect(completed.status).toBe(200);
		expect(completed.body.results).toMatchObject({
			'a.txt': { status: 'ok', size: 8, contentType: 'text/plain' },
			'b.txt': { status: 'error', reason: 'MissingOrInvalidParts' },
			'c.txt': { status: 'error', reason: expect.stringContaining('uploadKey') },
		});

		const { body } = await post('batchsigneds3download', [
			{ objectKey: 'a.txt', 'response-content-type': 'text/csv' },
			{ objectKey: 'b.txt' },
		]);
		expect(body.results).toMatchObject({
			'a.txt': { status: 'complete', params: { 'content-type': 'text/csv' } },
			'b.txt': { status: 'error', reason: 'Object not found' },
		});
		const download = await fetch(body.results['a.txt'].url);
		expect(await download.text()).toBe('of a.txt');
	});

	it('is left out where the caller has it already', async () => {
		const since = new Date(Date.now() + 60_000).toUTCString();
		const [stored] = [...simulator().state.objects.values()].filter(
			({ bucketKey, content }) => bucketKey === BUCKETS.models.key && content,
		);
		const { objectKey } = stored;
		const { body } = await post('batchsigneds3download', [
			{ objectKey, 'If-Modified-Since': since },
		]);
		expect(body.results[objectKey]).toEqual({ status: 'skipped' });
	});

	it.each([
		['nothing', []],
		['26 objects', Array.from({ length: 26 }, (_, n) => ({ objectKey: `${n}.txt` }))],
		['26 URLs', [{ objectKey: 'a.txt', parts: 26 }]],
	])('is refused with %s', async (_what, requests) => {
		expect((await post('batchsigneds3upload', requests)).status).toBe(400);
	});

	it("is refused in somebody else's bucket", async () => {
		const foreign = `/oss/v2/buckets/${BUCKETS.foreign.key}/objects`;
		expect((await post('batchsigneds3upload', [{ objectKey: 'a' }], foreign)).status).toBe(403);
	});
});
