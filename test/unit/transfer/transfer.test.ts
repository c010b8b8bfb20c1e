import { randomBytes } from 'node:crypto';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TransferRun } from '../../../nodes/transfer/run';
import { uploadObject } from '../../../nodes/transfer/upload';
import { runTransfer } from '../../harness/runTransfer';
import { freshSimulator } from '../../harness/simulator/requests';
import { skipWaits } from '../../harness/skipWaits';
import { address, download, PART, purpose, S3, sha1, upload } from '../../harness/transfers';

const simulator = freshSimulator({ minimumPartBytes: 10 });
skipWaits();

beforeEach(async () => {
	await Container.get(BinaryDataService).init();
});

describe('content in parts', () => {
	it.each([0, 1, PART - 1, PART, PART + 1, 25 * PART, 25 * PART + 1, 26 * PART, 60 * PART + 7])(
		'arrives byte for byte, up and down, with %i bytes',
		async (size) => {
			const bytes = randomBytes(size);
			const { result, error } = await runTransfer(simulator(), async (run) => {
				const up = await upload(run, bytes);
				return { up, down: await download(run) };
			});
			expect(error).toBeUndefined();
			expect(result?.down.bytes.equals(bytes)).toBe(true);
			const parts = Math.max(1, Math.ceil(size / PART));
			const facts = { bytes: size, parts, retries: 0, sha1: sha1(bytes) };
			expect(result?.up).toMatchObject({ object: { size }, transfer: facts });
			expect(result?.down).toMatchObject({
				transfer: facts,
				contentType: 'application/octet-stream',
				file: { fileName: 'Häuser 1+2.rvt', mimeType: 'application/octet-stream' },
			});
		},
	);
});

const SIZE = 12 * PART + 5;

describe('a download', () => {
	const bytes = randomBytes(SIZE);

	async function downloadWith(
		faults: () => void,
		change: (run: TransferRun) => void = () => {},
		settings: object = {},
	) {
		return await runTransfer(simulator(), async (run) => {
			await upload(run, bytes);
			Object.assign(simulator().settings, settings);
			faults();
			change(run);
			return await download(run);
		});
	}

	it.each([
		['a part that fails three times', { kind: 'status', status: 503 }, 3],
		['a rate limit', { kind: 'status', status: 429, retryAfter: 1 }, 1],
		['connections cut before the answer', { kind: 'cut', when: 'beforeHeaders' }, 5],
		['connections cut after the head', { kind: 'cut', when: 'afterHeaders' }, 3],
		['connections cut in the middle of a part', { kind: 'cut', when: 'midBody' }, 9],
		['URLs that expire', { kind: 'status', status: 403 }, 2],
	] as const)('arrives whole in spite of %s', async (_what, fault, times) => {
		const { result, error } = await downloadWith(() => {
			simulator().faults.order({ method: 'GET', path: S3, fault, times, after: 2 });
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
		expect(result?.transfer).toMatchObject({ bytes: SIZE, sha1: sha1(bytes) });
		expect(Number(result?.transfer.retries)).toBeGreaterThan(0);
	});

	it('puts together an object that S3 still holds in pieces', async () => {
		const { result, error } = await runTransfer(simulator(), async (run) => {
			simulator().settings.assemblingMs = 60_000;
			await upload(run, bytes, { partSize: 700 });
			return await download(run);
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
	});

	it('takes the URL of OSS that stands in for an object still in pieces', async () => {
		const { result, error } = await runTransfer(simulator(), async (run) => {
			simulator().settings.assemblingMs = 60_000;
			await upload(run, bytes, { partSize: 700 });
			const urlQuery = { 'public-resource-fallback': true };
			return await download(run, { urlQuery });
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
		const paths = simulator().journal.entries.map(({ path }) => path);
		expect(paths).toContainEqual(expect.stringContaining('/oss/v2/signedresources/'));
	});

	it('takes one stream from a server that refuses ranges', async () => {
		const { result, error } = await downloadWith(
			() => {},
			(run) => withoutRanges(run),
		);
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
	});

	it('is refused, and nothing kept, when its hash is another', async () => {
		const { error } = await downloadWith(() => {
			for (const object of simulator().state.objects.values()) object.sha1 &&= 'a'.repeat(40);
		});
		expect(error?.message).toContain('the content arrived damaged: its SHA-1 is');
	});

	it('fails without the signed URL when S3 keeps refusing it', async () => {
		const { error } = await downloadWith(() => {
			const fault = { kind: 'status', status: 403 } as const;
			simulator().faults.order({ method: 'GET', path: S3, fault });
		});
		expect(error).toMatchObject({ httpCode: '403' });
		expect(JSON.stringify(error)).not.toContain('X-Amz');
	});

	it('names the file and the store when n8n cannot store it', async () => {
		const { error } = await downloadWith(
			() => {},
			() => {
				const full = new Error('ENOSPC: no space left on device, write');
				vi.spyOn(Container.get(BinaryDataService), 'store').mockRejectedValue(full);
			},
		);
		expect(error?.message).toBe(
			'Test: n8n could not store "Häuser 1+2.rvt" in its binary data store',
		);
		expect(error?.description).toContain('no space left on device');
	});
});

describe('an upload', () => {
	const bytes = randomBytes(SIZE);

	it.each([
		['a part that fails three times', { kind: 'status', status: 500 }, 3],
		['S3 asking to slow down', { kind: 'status', status: 503, retryAfter: 1 }, 2],
		['connections cut before the answer', { kind: 'cut', when: 'beforeHeaders' }, 3],
		['answers that are lost', { kind: 'cut', when: 'afterHeaders' }, 2],
		['URLs that expire', { kind: 'status', status: 403 }, 2],
	] as const)(
		'arrives whole in spite of %s, and sends only parts again',
		async (_w, fault, times) => {
			const put = { method: 'PUT', path: S3 };
			const { result, error } = await runTransfer(simulator(), async (run) => {
				simulator().faults.order({ ...put, fault, times, after: 2 });
				const { transfer } = await upload(run, bytes);
				return { ...(await download(run)), transfer };
			});
			expect(error).toBeUndefined();
			expect(result?.bytes.equals(bytes)).toBe(true);
			const parts = simulator().journal.entries.filter(({ method }) => method === 'PUT');
			expect(parts.length).toBe(13 + times);
		},
	);

	it('continues with the missing parts when the node runs again', async () => {
		const fault = { kind: 'status', status: 400 } as const;
		const again = async (run: TransferRun) => {
			const content = { size: SIZE, fingerprint: 'file-1', open: async () => bytes };
			const options = { target: address, content, purpose, connections: 1, partSize: PART };
			return await uploadObject(run, options);
		};
		const { result, error } = await runTransfer(simulator(), async (run) => {
			const broken = simulator().faults.order({ method: 'PUT', path: S3, fault, after: 5 });
			await expect(again(run)).rejects.toThrow('S3 rejected the content with status 400');
			simulator().faults.remove(broken.id);
			const { transfer } = await again(run);
			return { ...(await download(run)), transfer };
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
		const parts = simulator().journal.entries.filter(({ method }) => method === 'PUT');
		// Five, the refused one, and the eight that were missing.
		expect(parts.length).toBe(14);
	});

	it('starts from the beginning when Autodesk has forgotten the upload', async () => {
		const { result, error } = await runTransfer(simulator(), async (run) => {
			const content = { size: SIZE, fingerprint: 'file-1', open: async () => bytes };
			const options = { target: address, content, purpose, connections: 1, partSize: PART };
			const fault = { kind: 'status', status: 400 } as const;
			const broken = simulator().faults.order({ method: 'PUT', path: S3, fault, after: 5 });
			await expect(uploadObject(run, options)).rejects.toThrow();
			simulator().faults.remove(broken.id);
			simulator().state.uploads.clear();
			await uploadObject(run, options);
			return await download(run);
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
	});

	it('is complete when the answer to its completion was lost', async () => {
		const { result, error } = await runTransfer(simulator(), async (run) => {
			const fault = { kind: 'cut', when: 'afterHeaders' } as const;
			simulator().faults.order({ method: 'POST', path: '*/signeds3upload', fault, times: 1 });
			await upload(run, bytes);
			return await download(run);
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
	});

	it('fails when the content is shorter than announced, and creates nothing', async () => {
		const { error } = await runTransfer(simulator(), async (run) => {
			const content = { size: SIZE + 1, label: 'a.rvt', open: async () => bytes };
			await uploadObject(run, {
				target: address,
				content,
				purpose,
				connections: 8,
				partSize: PART,
			});
		});
		expect(error?.message).toContain('"a.rvt" could not be read');
		expect([...simulator().state.objects.values()].map(({ objectKey }) => objectKey)).not.toContain(
			address.objectKey,
		);
	});

	it('holds no more parts than allowed', async () => {
		let most = 0;
		const { error } = await runTransfer(simulator(), async (run) => {
			simulator().settings.s3BytesPerSecond = 50_000;
			let running = 0;
			const { httpRequest } = run.ctx.helpers;
			run.ctx.helpers.httpRequest = async (options) => {
				if (options.method !== 'PUT') return await httpRequest(options);
				most = Math.max(most, ++running);
				return await httpRequest(options).finally(() => running--);
			};
			await Promise.all([
				upload(run, bytes, { connections: 3 }),
				upload(run, bytes, { connections: 3 }),
			]);
		});
		expect(error).toBeUndefined();
		expect(most).toBe(3);
	});
});

/** Makes S3 ignore the ranges that are asked for, as some proxies do. */
function withoutRanges(run: TransferRun): void {
	const { httpRequest } = run.ctx.helpers;
	run.ctx.helpers.httpRequest = async (options) =>
		await httpRequest({ ...options, headers: { ...options.headers, Range: undefined } });
}
