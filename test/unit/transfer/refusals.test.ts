import { randomBytes } from 'node:crypto';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { runTransfer } from '../../harness/runTransfer';
import { freshSimulator } from '../../harness/simulator/requests';
import { skipWaits } from '../../harness/skipWaits';
import { download, hasUploaded, PART, S3, sentTo, upload } from '../../harness/transfers';

const simulator = freshSimulator({ minimumPartBytes: 10 });
const waits = skipWaits();

const SIZE = 12 * PART + 5;
const bytes = randomBytes(SIZE);
/** Autodesk's calls before and after the transfer itself. */
const OSS = {
	download: { method: 'GET', path: '*/signeds3download' },
	upload: { method: 'GET', path: '*/signeds3upload' },
	complete: { method: 'POST', path: '*/signeds3upload' },
} as const;

beforeEach(async () => {
	await Container.get(BinaryDataService).init();
});

describe('a rate limit with Retry-After', () => {
	const limited = { kind: 'status', status: 429, retryAfter: 7 } as const;

	it.each([
		['S3, of a part to fetch', { method: 'GET', path: S3 }],
		['S3, of a part to send', { method: 'PUT', path: S3 }],
		['Autodesk, of URLs to download from', OSS.download],
		['Autodesk, of URLs to upload to', OSS.upload],
		['Autodesk, of the completion', OSS.complete],
	])('of %s is waited out as asked', async (_what, request) => {
		const { result, error } = await runTransfer(simulator(), async (run) => {
			simulator().faults.order({ ...request, fault: limited, times: 1 });
			await upload(run, bytes);
			return await download(run);
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
		expect(waits).toHaveLength(1);
		expect(waits[0]).toBeGreaterThanOrEqual(7_000);
		expect(waits[0]).toBeLessThan(8_000);
	});
});

describe('an upload', () => {
	it('that S3 keeps refusing with 403 fails without the signed URL, and creates nothing', async () => {
		const { error } = await runTransfer(simulator(), async (run) => {
			const fault = { kind: 'status', status: 403 } as const;
			simulator().faults.order({ method: 'PUT', path: S3, fault });
			await upload(run, bytes);
		});
		expect(error).toMatchObject({ httpCode: '403' });
		expect(error?.message).toContain('the signed URL has expired or is for a different request');
		expect(JSON.stringify(error)).not.toContain('X-Amz');
		expect(hasUploaded(simulator())).toBe(false);
		expect(simulator().link.traffic.open).toBe(0);
	});

	it('fails when Autodesk answers its completion with an error in a 200', async () => {
		const { error } = await runTransfer(simulator(), async (run) => {
			simulator().faults.order({ ...OSS.complete, fault: { kind: 'errorIn200' } });
			await upload(run, bytes, { purpose: { action: 'Test', advice: 'Upload "a.rvt" again' } });
		});
		expect(error?.message).toBe('Test: OSS could not assemble the object from the uploaded parts');
		expect(error?.description).toBe('Autodesk says: MissingOrInvalidParts. Upload "a.rvt" again');
		expect(hasUploaded(simulator())).toBe(false);
	});

	it('sends a part again that S3 answered with an error in a 200', async () => {
		const { result, error } = await runTransfer(simulator(), async (run) => {
			const fault = { kind: 'errorIn200' } as const;
			simulator().faults.order({ method: 'PUT', path: S3, fault, times: 2, after: 4 });
			await upload(run, bytes);
			return await download(run);
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
		expect(sentTo(simulator(), 'PUT')).toBe(13 + 2);
	});

	it('names the parts that are missing when Autodesk finds fewer bytes', async () => {
		const { error } = await runTransfer(simulator(), async (run) => {
			const { httpRequest } = run.ctx.helpers;
			run.ctx.helpers.httpRequest = async (options) => {
				if (options.method !== 'PUT' || !options.url.includes('partNumber=3&')) {
					return await httpRequest(options);
				}
				// A proxy that takes the part and loses it.
				return { statusCode: 200, headers: { etag: '"lost"' }, body: '' };
			};
			await upload(run, bytes);
		});
		expect(error?.description).toContain(`${SIZE} bytes were expected, ${SIZE - PART} arrived`);
		expect(error?.description).toContain('Part 3 (0 bytes): Pending');
		expect(hasUploaded(simulator())).toBe(false);
	});
});
