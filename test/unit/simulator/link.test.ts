import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BUCKETS } from '../../simulator';
import { generatedBytes } from '../../simulator/state/generatedBytes';
import { appToken, call, freshSimulator } from '../../harness/simulator/requests';

const simulator = freshSimulator({ minimumPartBytes: 10 });
const bucketKey = BUCKETS.models.key;
const path = (key: string) => `/oss/v2/buckets/${bucketKey}/objects/${encodeURIComponent(key)}`;

interface Signed {
	uploadKey: string;
	url: string;
	urls: string[];
	status: string;
	sha1: string;
}

async function api(
	method: string,
	url: string,
	options: { json?: unknown; headers?: object } = {},
) {
	return await call<Signed>(simulator(), method, url, {
		token: appToken(simulator(), 'data:read', 'data:write', 'data:create'),
		json: options.json,
		headers: { ...options.headers },
	});
}

async function beginUpload(key: string) {
	return (await api('GET', `${path(key)}/signeds3upload`)).body;
}

async function put(url: string, bytes: Uint8Array) {
	return await fetch(url, { method: 'PUT', body: Buffer.from(bytes) });
}

async function downloadUrl(key: string) {
	return (await api('GET', `${path(key)}/signeds3download`)).body.url;
}

function addGenerated(objectKey: string, size: number, seed = 1) {
	return simulator().addObject({ bucketKey, objectKey, generated: { seed, size } });
}

describe('generated content', () => {
	it('is the same from any offset, across the marks of each MiB', async () => {
		const size = 2 * 1024 * 1024 + 5;
		addGenerated('big', size);
		const whole = Buffer.concat([...generatedBytes(1, 0, size - 1)]);
		const url = await downloadUrl('big');
		const range = { range: 'bytes=1048570-1048585' };
		const piece = await fetch(url, { headers: range });
		expect(piece.status).toBe(206);
		expect(Buffer.from(await piece.arrayBuffer())).toEqual(whole.subarray(1048570, 1048586));
		expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(whole)).toBe(true);
	});

	it('gets its SHA-1 when somebody asks, and is recognized in what was uploaded', async () => {
		const { id } = addGenerated('source', 100);
		expect((await api('GET', `${path('source')}/details`)).body.sha1).toMatch(/^[0-9a-f]{40}$/);
		expect(await simulator().holdsGenerated(id, 1)).toBe(true);

		const { uploadKey, urls } = await beginUpload('copy');
		await put(urls[0], Buffer.concat([...generatedBytes(1, 0, 99)]));
		await api('POST', `${path('copy')}/signeds3upload`, { json: { uploadKey } });
		const copy = `urn:adsk.objects:os.object:${bucketKey}/copy`;
		expect(await simulator().holdsGenerated(copy, 1)).toBe(true);
		expect(await simulator().holdsGenerated(copy, 2)).toBe(false);
	});

	it('takes no memory, whatever the size', async () => {
		addGenerated('huge', 10 * 2 ** 30);
		simulator().settings.hashUploads = false;
		const answer = await fetch(await downloadUrl('huge'), { headers: { range: 'bytes=-3' } });
		expect(answer.headers.get('content-range')).toBe('bytes 10737418237-10737418239/10737418240');
		expect((await answer.arrayBuffer()).byteLength).toBe(3);
	});
});

describe('the link', () => {
	it('counts the bytes of both directions', async () => {
		addGenerated('counted', 1000);
		const url = await downloadUrl('counted');
		const { urls } = await beginUpload('up');
		await put(urls[0], randomBytes(500));
		await (await fetch(url)).arrayBuffer();
		expect(simulator().link.traffic).toMatchObject({ received: 500, sent: 1000, mostOpen: 1 });
	});

	it('counts the transfers at the same time', async () => {
		addGenerated('unread', 64 * 1024 * 1024);
		const unread = await fetch(await downloadUrl('unread'));
		const { urls } = await beginUpload('up');
		await put(urls[0], randomBytes(500));
		expect(simulator().link.traffic).toMatchObject({ open: 1, mostOpen: 2 });
		await unread.body?.cancel();
		await expect.poll(() => simulator().link.traffic.open).toBe(0);
	});

	it('breaks once on request, for all transfers', async () => {
		addGenerated('broken', 4 * 1024 * 1024);
		const url = await downloadUrl('broken');
		simulator().link.cutAfter(1024 * 1024);
		simulator().settings.s3BytesPerSecond = 20_000_000;
		const read = async () => await (await fetch(url)).arrayBuffer();
		const results = await Promise.allSettled([read(), read()]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect((await read()).byteLength).toBe(4 * 1024 * 1024);
	});

	it('adds a round trip to each call and another to each new connection', async () => {
		Object.assign(simulator().settings, { latencyMs: 30, connectMs: 60 });
		const startedAt = performance.now();
		await api('GET', '/oss/v2/buckets');
		expect(performance.now() - startedAt).toBeGreaterThan(29);
	});
});

describe('faults of a transfer', () => {
	it.each([0, 1, 999])('cut a download at byte %i', async (byte) => {
		addGenerated('cut', 1000);
		const url = await downloadUrl('cut');
		simulator().faults.order({ path: '/s3/*', fault: { kind: 'cut', when: 'atByte', byte } });
		const received: number[] = [];
		const reading = async () => {
			for await (const chunk of (await fetch(url)).body!) received.push((chunk as Buffer).length);
		};
		await expect(reading()).rejects.toThrow();
		expect(received.reduce((sum, length) => sum + length, 0)).toBe(byte);
	});

	it.each([0, 1, 999])('cut an upload at byte %i, which leaves no part', async (byte) => {
		const { uploadKey, urls } = await beginUpload('cut');
		simulator().faults.order({
			path: '/s3/*',
			times: 1,
			fault: { kind: 'cut', when: 'atByte', byte },
		});
		await expect(put(urls[0], randomBytes(1000))).rejects.toThrow();
		expect(simulator().state.uploads.get(uploadKey)?.parts.size).toBe(0);
		expect((await put(urls[0], randomBytes(1000))).status).toBe(200);
	});

	it('answer 200 with an error inside, in the words of S3 and of OSS', async () => {
		const { uploadKey, urls } = await beginUpload('odd');
		simulator().faults.order({ path: '/*', fault: { kind: 'errorIn200' } });
		const part = await put(urls[0], Buffer.from('x'));
		expect(part.status).toBe(200);
		expect(part.headers.get('etag')).toBeNull();
		expect(await part.text()).toContain('<Code>InternalError</Code>');
		const completed = await api('POST', `${path('odd')}/signeds3upload`, { json: { uploadKey } });
		expect(completed).toMatchObject({ status: 200, body: { status: 'error' } });
	});

	it.each([429, 503])('answer %i with a waiting time', async (status) => {
		const { urls } = await beginUpload('busy');
		simulator().faults.order({ path: '/s3/*', fault: { kind: 'status', status, retryAfter: 2 } });
		const answer = await put(urls[0], Buffer.from('x'));
		expect(answer.status).toBe(status);
		expect(answer.headers.get('retry-after')).toBe('2');
		expect(await answer.text()).toContain('<Code>SlowDown</Code>');
	});
});

describe('storage set otherwise', () => {
	it('answers a range with the whole object', async () => {
		addGenerated('whole', 100);
		simulator().settings.s3Ranges = false;
		const answer = await fetch(await downloadUrl('whole'), { headers: { range: 'bytes=0-9' } });
		expect(answer.status).toBe(200);
		expect((await answer.arrayBuffer()).byteLength).toBe(100);
	});

	it('refuses a range of a content that has changed', async () => {
		addGenerated('changing', 100);
		const url = await downloadUrl('changing');
		const eTag = (await fetch(url)).headers.get('etag')!;
		expect((await fetch(url, { headers: { 'if-match': eTag } })).status).toBe(200);
		simulator().state.objects.get(`urn:adsk.objects:os.object:${bucketKey}/changing`)!.completedAt =
			1;
		expect((await fetch(url, { headers: { 'if-match': eTag } })).status).toBe(412);
	});

	it('lets signed URLs expire at once', async () => {
		simulator().settings.signedUrlMs = 1;
		const { urls } = await beginUpload('late');
		await expect
			.poll(async () => await (await put(urls[0], Buffer.from('x'))).text())
			.toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>');
	});

	it('lets an upload key expire', async () => {
		simulator().settings.uploadKeyMs = -1;
		const { uploadKey } = await beginUpload('dead');
		const again = await api('GET', `${path('dead')}/signeds3upload?uploadKey=${uploadKey}`);
		expect(again.status).toBe(400);
	});

	it.each([200, 400, 409] as const)('reports parts that differ with %i', async (status) => {
		simulator().settings.mismatchStatus = status;
		const { uploadKey, urls } = await beginUpload('short');
		await put(urls[0], Buffer.from('x'));
		const json = { uploadKey, size: 2 };
		const answer = await api('POST', `${path('short')}/signeds3upload`, { json });
		expect(answer).toMatchObject({ status, body: { reason: 'MissingOrInvalidParts' } });
	});
});

describe('what an upload is completed with', () => {
	it('is returned on download, unless the call says otherwise', async () => {
		const { uploadKey, urls } = await beginUpload('named');
		await put(urls[0], Buffer.from('x'));
		await api('POST', `${path('named')}/signeds3upload`, {
			json: { uploadKey },
			headers: {
				'x-ads-meta-content-type': 'text/plain',
				'x-ads-meta-content-disposition': 'attachment; filename="plan.dwg"',
				'x-ads-meta-content-encoding': 'identity',
				'x-ads-meta-cache-control': 'no-store',
			},
		});
		const stored = (await fetch(await downloadUrl('named'))).headers;
		expect(stored.get('content-type')).toBe('text/plain');
		expect(stored.get('content-disposition')).toBe('attachment; filename="plan.dwg"');
		expect(stored.get('content-encoding')).toBe('identity');
		expect(stored.get('cache-control')).toBe('no-store');
		const query = 'response-content-disposition=inline';
		const { body } = await api('GET', `${path('named')}/signeds3download?${query}`);
		expect((await fetch(body.url)).headers.get('content-disposition')).toBe('inline');
	});
});

describe('the URL of a fallback', () => {
	it('is served by OSS itself, with ranges', async () => {
		simulator().settings.assemblingMs = 60_000;
		const { uploadKey, urls } = (await api('GET', `${path('new')}/signeds3upload?parts=2`)).body;
		await put(urls[0], Buffer.from('0123456789'));
		await put(urls[1], Buffer.from('abc'));
		await api('POST', `${path('new')}/signeds3upload`, { json: { uploadKey } });
		const query = 'public-resource-fallback=true';
		const { body } = await api('GET', `${path('new')}/signeds3download?${query}`);
		expect(body.status).toBe('fallback');
		expect(new URL(body.url).pathname).toContain('/oss/v2/signedresources/');
		const answer = await fetch(body.url, { headers: { range: 'bytes=8-11' } });
		expect(await answer.text()).toBe('89ab');
	});
});
