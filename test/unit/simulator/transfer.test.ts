import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BUCKETS, FOLDERS, ITEMS, PROJECTS } from '../../simulator';
import { appToken, call, freshSimulator, userToken } from '../../harness/simulator/requests';

const simulator = freshSimulator({ minimumPartBytes: 10 });
const MD5_OF_ABC = createHash('md5').update('abc').digest('hex');
const SCOPES = ['data:read', 'data:write', 'data:create'];
const objectPath = (key: string, bucket: string = BUCKETS.models.key) =>
	`/oss/v2/buckets/${bucket}/objects/${encodeURIComponent(key)}`;
interface Transfer {
	uploadKey: string;
	uploadExpiration: string;
	urls: string[];
	url: string;
	status: string;
	objectId: string;
	size: number;
	sha1: string;
	parts: Array<{ status: string }>;
}

interface ObjectList {
	items: Array<{ objectKey: string }>;
	next: string;
}

const api = <Body = Transfer>(
	method: string,
	path: string,
	json?: unknown,
	token = appToken(simulator(), ...SCOPES),
) => call<Body>(simulator(), method, path, { token, json });

async function put(url: string, bytes: Uint8Array, headers = {}) {
	return await fetch(url, { method: 'PUT', body: Buffer.from(bytes), headers });
}

/** Uploads the parts and completes the upload with the given claims. */
async function upload(key: string, parts: Buffer[], claim: object = {}) {
	const session = (await api('GET', `${objectPath(key)}/signeds3upload?parts=${parts.length}`))
		.body;
	const eTags = [];
	for (const [index, part] of parts.entries()) {
		eTags.push((await put(session.urls[index], part)).headers.get('etag'));
	}
	const { uploadKey } = session;
	return {
		eTags,
		...(await api('POST', `${objectPath(key)}/signeds3upload`, { uploadKey, ...claim })),
	};
}

async function download(key: string, headers = {}) {
	const { body } = await api('GET', `${objectPath(key)}/signeds3download`);
	const response = await fetch(body.url, { headers });
	return { response, bytes: Buffer.from(await response.arrayBuffer()), facts: body };
}

describe('upload', () => {
	it('returns the same bytes for any key', async () => {
		const parts = [randomBytes(20), randomBytes(10), randomBytes(3)];
		const { status, body } = await upload('ordner/Plan 1 (ü).bin', parts, { size: 33 });
		expect(status).toBe(200);
		expect(body).toMatchObject({ objectKey: 'ordner/Plan 1 (ü).bin', size: 33 });
		const { bytes, facts } = await download('ordner/Plan 1 (ü).bin');
		expect(bytes).toEqual(Buffer.concat(parts));
		expect(facts.sha1).toBe(createHash('sha1').update(bytes).digest('hex'));
	});

	it('accepts an empty file', async () => {
		expect((await upload('empty', [Buffer.alloc(0)], { size: 0 })).body.size).toBe(0);
		expect((await download('empty')).bytes).toHaveLength(0);
	});

	it('creates the object only when it is completed', async () => {
		const { urls } = (await api('GET', `${objectPath('new')}/signeds3upload`)).body;
		await put(urls[0], Buffer.from('x'));
		expect((await api('GET', `${objectPath('new')}/signeds3download`)).status).toBe(404);
	});

	it('continues with the same upload key and replaces a part that is sent again', async () => {
		const path = `${objectPath('more')}/signeds3upload`;
		const first = (await api('GET', path)).body;
		const second = (await api('GET', `${path}?uploadKey=${first.uploadKey}&firstPart=2`)).body;
		expect(second.uploadKey).toBe(first.uploadKey);
		await put(first.urls[0], Buffer.from('wrong wrong'));
		await put(first.urls[0], Buffer.from('0123456789'));
		await put(second.urls[0], Buffer.from('ab'));
		await api('POST', path, { uploadKey: first.uploadKey });
		expect((await download('more')).bytes.toString()).toBe('0123456789ab');
	});

	it.each([
		['the size differs', [Buffer.alloc(12)], { size: 99 }, ['Ok']],
		[
			'a part before the last is too small',
			[Buffer.alloc(9), Buffer.alloc(12)],
			{},
			['TooSmall', 'Ok'],
		],
		['an ETag differs', [Buffer.alloc(12)], { eTags: ['"other"'] }, ['Unexpected']],
		['an ETag has no quotes', [Buffer.from('abc')], { eTags: [MD5_OF_ABC] }, ['Unexpected']],
		[
			'a part is missing from the ETags',
			[Buffer.alloc(12)],
			{ eTags: ['"a"', '"b"'] },
			['Unexpected', 'Pending'],
		],
	])('answers 200 with an error if %s', async (_why, parts, claim, statuses) => {
		const { status, body } = await upload('checked', parts, claim);
		expect(status).toBe(200);
		expect(body).toMatchObject({ status: 'error', reason: 'MissingOrInvalidParts' });
		expect(body.parts.map((part) => part.status)).toEqual(statuses);
		expect((await api('GET', `${objectPath('checked')}/signeds3download`)).status).toBe(404);
	});

	it('accepts the ETags that the PUTs returned', async () => {
		const eTag = `"${MD5_OF_ABC}"`;
		const { eTags, body } = await upload('tagged', [Buffer.from('abc')], { eTags: [eTag] });
		expect(eTags).toEqual([eTag]);
		expect(body.objectId).toBeTruthy();
	});

	it.each([
		'parts=0',
		'parts=10001',
		'firstPart=0',
		'firstPart=10000&parts=2',
		'minutesExpiration=61',
		'uploadKey=unknown',
		'part=1',
	])('rejects ?%s', async (query) => {
		expect((await api('GET', `${objectPath('x')}/signeds3upload?${query}`)).status).toBe(400);
	});

	it.each(['none', '[1]', JSON.stringify({ note: 'x'.repeat(100) })])(
		'rejects the metadata %s',
		async (metadata) => {
			const path = `${objectPath('described')}/signeds3upload`;
			const { uploadKey } = (await api('GET', path)).body;
			const { status } = await call(simulator(), 'POST', path, {
				token: appToken(simulator(), ...SCOPES),
				json: { uploadKey },
				headers: { 'x-ads-user-defined-metadata': metadata },
			});
			expect(status).toBe(400);
		},
	);

	it('expires a day after it began', async () => {
		const path = `${objectPath('late')}/signeds3upload`;
		const { uploadKey, urls, uploadExpiration } = (await api('GET', path)).body;
		await put(urls[0], Buffer.from('x'));
		simulator().settings.accessTokenSeconds = 2 * 24 * 3600;
		const token = appToken(simulator(), ...SCOPES);
		const { now } = Date;
		Date.now = () => Date.parse(uploadExpiration) + 1;
		try {
			expect((await api('POST', path, { uploadKey }, token)).status).toBe(400);
		} finally {
			Date.now = now;
		}
	});

	it("rejects another app's bucket", async () => {
		const path = `${objectPath('x', BUCKETS.foreign.key)}/signeds3upload`;
		expect((await api('GET', path)).status).toBe(403);
	});
});

describe('a signed URL', () => {
	const signedPut = async () =>
		(await api('GET', `${objectPath('s')}/signeds3upload`)).body.urls[0];

	it('rejects a token in addition to the signature', async () => {
		const response = await put(await signedPut(), Buffer.from('x'), { authorization: 'Bearer x' });
		expect(response.status).toBe(400);
		expect(await response.text()).toContain('<Code>InvalidArgument</Code>');
	});

	it('serves only its own purpose', async () => {
		const url = await signedPut();
		expect((await fetch(url)).status).toBe(403);
		expect((await put(url.replace('partNumber=1', 'partNumber=2'), Buffer.from('x'))).status).toBe(
			403,
		);
	});

	it('expires', async () => {
		const url = new URL(await signedPut());
		const { now } = Date;
		Date.now = () => now() + 3 * 60_000;
		try {
			const response = await put(url.href, Buffer.from('x'));
			expect(response.status).toBe(403);
			expect(await response.text()).toContain('Request has expired');
		} finally {
			Date.now = now;
		}
	});

	it('fails with an error of S3 on request', async () => {
		simulator().faults.order({ path: '/s3/*', fault: { kind: 'status', status: 503 } });
		const response = await put(await signedPut(), Buffer.from('x'));
		expect(response.status).toBe(503);
		expect(await response.text()).toContain('<Code>SlowDown</Code>');
	});

	it('requires the length in advance', async () => {
		const body = new ReadableStream({
			start(controller) {
				controller.enqueue(new Uint8Array(3));
				controller.close();
			},
		});
		const options = { method: 'PUT', body, duplex: 'half' } as RequestInit;
		expect((await fetch(await signedPut(), options)).status).toBe(411);
	});
});

describe('download', () => {
	it('serves ranges', async () => {
		await upload('ranged', [Buffer.from('0123456789'), Buffer.from('abcdef')]);
		const range = async (value: string) => {
			const { response, bytes } = await download('ranged', { range: value });
			return [response.status, bytes.toString(), response.headers.get('content-range')];
		};
		expect(await range('bytes=8-11')).toEqual([206, '89ab', 'bytes 8-11/16']);
		expect(await range('bytes=14-')).toEqual([206, 'ef', 'bytes 14-15/16']);
		expect(await range('bytes=-1')).toEqual([206, 'f', 'bytes 15-15/16']);
		expect((await range('bytes=16-'))[0]).toBe(416);
	});

	it('answers 304 for a known SHA-1', async () => {
		const { body } = await upload('known', [Buffer.from('x')]);
		const { status } = await call(simulator(), 'GET', `${objectPath('known')}/signeds3download`, {
			token: appToken(simulator(), 'data:read'),
			headers: { 'if-none-match': body.sha1 },
		});
		expect(status).toBe(304);
	});

	it('is chunked while the object is being assembled', async () => {
		simulator().settings.assemblingMs = 60_000;
		await upload('pieces', [Buffer.from('0123456789'), Buffer.from('abc')]);
		const { body } = await api('GET', `${objectPath('pieces')}/signeds3download`);
		expect(body.status).toBe('chunked');
		const texts = await Promise.all(
			Object.values(body.urls).map(async (url) => (await fetch(url)).text()),
		);
		expect(Object.keys(body.urls)).toEqual(['0-9', '10-12']);
		expect(texts.join('')).toBe('0123456789abc');
		const single = await api(
			'GET',
			`${objectPath('pieces')}/signeds3download?public-resource-fallback=true`,
		);
		expect(single.body.status).toBe('fallback');
	});

	it('serves a document to a user with access to the project', async () => {
		const version = simulator().state.versions.get(
			'urn:adsk.wipprod:fs.file:vf.SimTowerPlanA10100001?version=2',
		)!;
		const { bucketKey, objectKey } = simulator().state.objects.get(version.storageId!)!;
		const path = `${objectPath(objectKey, bucketKey)}/signeds3download`;
		const { body } = await api('GET', path, undefined, userToken(simulator(), ['data:read']));
		expect(await (await fetch(body.url)).text()).toContain(ITEMS.plan.name);
	});

	it('can be interrupted', async () => {
		await upload('cut', [randomBytes(1000)]);
		const { body } = await api('GET', `${objectPath('cut')}/signeds3download`);
		simulator().faults.order({ path: '/s3/*', times: 1, fault: { kind: 'cut', when: 'midBody' } });
		await expect(fetch(body.url).then((response) => response.arrayBuffer())).rejects.toThrow();
		expect((await (await fetch(body.url)).arrayBuffer()).byteLength).toBe(1000);
	});

	it('runs at the configured speed', async () => {
		await upload('slow', [randomBytes(20_000)]);
		const { body } = await api('GET', `${objectPath('slow')}/signeds3download`);
		simulator().settings.s3BytesPerSecond = 100_000;
		const startedAt = performance.now();
		await (await fetch(body.url)).arrayBuffer();
		expect(performance.now() - startedAt).toBeGreaterThan(190);
	});
});

describe('objects', () => {
	it('are listed by prefix, page by page, and deleted', async () => {
		for (const key of ['a/1', 'a/2', 'b/1']) await upload(key, [Buffer.from('x')]);
		const list = (query: string) =>
			api<ObjectList>('GET', `/oss/v2/buckets/${BUCKETS.models.key}/objects${query}`);
		const keys = ({ items }: ObjectList) => items.map(({ objectKey }) => objectKey);
		expect(keys((await list('?beginsWith=a/')).body)).toEqual(['a/1', 'a/2']);
		const first = (await list('?beginsWith=a/&limit=1')).body;
		expect(new URL(first.next).searchParams.get('startAt')).toBe('a/1');
		expect((await api('DELETE', objectPath('a/1'))).status).toBe(200);
		expect((await api('DELETE', objectPath('a/1'))).status).toBe(404);
		expect(keys((await list('?beginsWith=a/')).body)).toEqual(['a/2']);
	});

	it('cannot be deleted here if they are documents', async () => {
		const { version } = simulator().uploadFile({
			fileName: 'x.dwg',
			folderId: FOLDERS.towerModels,
		});
		const { bucketKey, objectKey, projectId } = simulator().state.objects.get(version.storageId!)!;
		expect(projectId).toBe(PROJECTS.tower.id);
		expect((await api('DELETE', objectPath(objectKey, bucketKey))).status).toBe(403);
	});
});
