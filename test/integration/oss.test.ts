import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { operationsAt } from '../harness/operationsAt';
import { byId } from '../harness/runOperation';
import { removeStoredFiles, storedFile } from '../harness/storedFile';
import type { Simulator } from '../simulator';
import { freshSimulator } from '../harness/simulator/requests';

const simulator = freshSimulator();
const run = operationsAt(simulator);

async function beginUpload(parameters: INodeParameters) {
	const [session] = await run('object.getSignedUploadUrls', parameters);
	return session as { uploadKey: string; urls: string[] };
}

/** Puts an object into the simulator without the three calls of an upload. */
function addObject({ state }: Simulator, bucketKey: string, objectKey: string): void {
	const id = `urn:adsk.objects:os.object:${bucketKey}/${objectKey}`;
	const content = { kind: 'text', text: 'x' } as const;
	const contentType = 'text/plain';
	state.objects.set(id, { id, bucketKey, objectKey, content, contentType, size: 1 });
}

/** Every kind of character that a path, a query or a header could change. */
const KEY = 'plans/2. Stück/図面 100% + "final"?#&=;~.dwg';

describe('a bucket and its objects', () => {
	it('are created, read and deleted, whatever characters the keys contain', async () => {
		const bucketKey = 'life-cycle';
		const bucket = byId(bucketKey);
		await run('bucket.create', { bucketKey, retentionPolicy: 'temporary', region: 'EMEA' });
		expect(await run('bucket.get', { bucket })).toMatchObject([{ retentionPolicy: 'temporary' }]);
		const listed = await run('bucket.getAll', { region: 'EMEA', returnAll: true });
		expect(listed.map((row) => row.bucketKey)).toContain(bucketKey);

		const object = byId(KEY);
		const content = 'Plän\n';
		const size = Buffer.byteLength(content);
		const { uploadKey, urls } = await beginUpload({ bucket, object });
		const [signedUrl] = urls;
		const [{ eTag }] = await run('object.uploadToSignedUrl', {
			signedUrl,
			contentFrom: 'text',
			text: content,
		});
		const [uploaded] = await run('object.completeUpload', {
			bucket,
			object,
			uploadKey,
			simplify: false,
			additionalFields: { size, eTags: String(eTag), contentType: 'image/vnd.dwg' },
		});
		expect(uploaded).toMatchObject({ objectKey: KEY, size, contentType: 'image/vnd.dwg' });

		const filters = { beginsWith: 'plans/2. Stück/図' };
		expect(await run('object.getAll', { bucket, filters })).toMatchObject([{ objectKey: KEY }]);
		for (const reference of [KEY, uploaded.objectId, uploaded.location] as string[]) {
			const [{ url }] = await run('object.getSignedDownloadUrl', {
				bucket,
				object: byId(reference),
			});
			expect(await (await fetch(String(url))).text()).toBe(content);
		}

		expect(await run('object.delete', { bucket, object })).toEqual([{ deleted: true }]);
		expect(await run('object.getAll', { bucket })).toEqual([]);
		expect(await run('bucket.delete', { bucket })).toEqual([{ deleted: true }]);
		await expect(run('bucket.delete', { bucket })).rejects.toMatchObject({
			details: expect.stringContaining('already being deleted'),
		});
	});

	it('are listed in full, page by page', async () => {
		const bucket = byId('sim-two-legged-scratch');
		const keys = Array.from(
			{ length: 205 },
			(_, index) => `page ${String(index).padStart(3, '0')}`,
		);
		for (const objectKey of keys) addObject(simulator(), 'sim-two-legged-scratch', objectKey);
		const listed = await run('object.getAll', {
			bucket,
			returnAll: true,
			filters: { beginsWith: 'page ' },
		});
		expect(listed.map(({ objectKey }) => objectKey)).toEqual(keys);
	});
});

describe('an upload', () => {
	const bucket = byId('sim-two-legged-scratch');
	const object = byId('upload');

	it('consists of several parts, the last one shorter', async () => {
		const parts = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.alloc(1000, 'b')];
		const { uploadKey, urls } = await beginUpload({
			bucket,
			object,
			parts: 2,
		});
		for (const [index, bytes] of parts.entries()) {
			const signedUrl = urls[index];
			const binary = { data: await storedFile(bytes, 'part') };
			await run('object.uploadToSignedUrl', { signedUrl }, { binary });
		}
		const size = parts[0].length + parts[1].length;
		const additionalFields = { size };
		expect(
			await run('object.completeUpload', { bucket, object, uploadKey, additionalFields }),
		).toMatchObject([{ size }]);
		await removeStoredFiles();
	});

	it('is incomplete while bytes are missing, and reports the part', async () => {
		const { uploadKey, urls } = await beginUpload({
			bucket,
			object,
			parts: 2,
		});
		const [signedUrl] = urls;
		await run('object.uploadToSignedUrl', { signedUrl, contentFrom: 'text', text: 'half' });
		const completing = run('object.completeUpload', {
			bucket,
			object,
			uploadKey,
			additionalFields: { size: 8 },
		});
		await expect(completing).rejects.toMatchObject({
			message: 'Signed S3 Upload: OSS could not assemble the object from the uploaded parts',
			details: expect.stringContaining('Part 2 (0 bytes): Pending'),
		});
	});

	it('creates an empty object from an empty part', async () => {
		const { uploadKey, urls } = await beginUpload({ bucket, object });
		const [signedUrl] = urls;
		await run('object.uploadToSignedUrl', { signedUrl, contentFrom: 'text', text: '' });
		const additionalFields = { size: 0 };
		expect(
			await run('object.completeUpload', { bucket, object, uploadKey, additionalFields }),
		).toMatchObject([{ size: 0 }]);
		const [{ url }] = await run('object.getSignedDownloadUrl', { bucket, object });
		expect(await (await fetch(String(url))).text()).toBe('');
	});

	it('is refused in a bucket of another app', async () => {
		const foreign = byId('sim-somebody-else');
		await expect(
			run('object.getSignedUploadUrls', { bucket: foreign, object }),
		).rejects.toMatchObject({ details: expect.stringContaining('open to that app only') });
	});
});
