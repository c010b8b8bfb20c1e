import { randomBytes } from 'node:crypto';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TransferRun } from '../../../nodes/transfer/run';
import { runTransfer } from '../../harness/runTransfer';
import { freshSimulator } from '../../harness/simulator/requests';
import { skipWaits } from '../../harness/skipWaits';
import { download, PART, sentTo, upload } from '../../harness/transfers';

const MINUTE_MS = 60_000;
const simulator = freshSimulator({ minimumPartBytes: 10, signedUrlMs: 10 * MINUTE_MS });
skipWaits();

const SIZE = 30 * PART + 5;
const bytes = randomBytes(SIZE);

beforeEach(async () => {
	await Container.get(BinaryDataService).init();
});

describe('URLs that expire in the middle', () => {
	it('of an upload are renewed, and only the part that met it is sent again', async () => {
		const { result, error } = await runTransfer(simulator(), async (run) => {
			passTimeAfter(run, 'PUT', 5);
			const { transfer } = await upload(run, bytes, { connections: 1 });
			return { ...(await download(run)), transfer };
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
		expect(result?.transfer).toMatchObject({ parts: 31, retries: 1 });
		expect(sentTo(simulator(), 'PUT')).toBe(31 + 1);
	});

	it('of a download are renewed once for all parts in flight', async () => {
		const { result, error } = await runTransfer(simulator(), async (run) => {
			await upload(run, bytes);
			passTimeAfter(run, 'GET', 5);
			return await download(run, { connections: 4 });
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
		const signed = simulator().journal.entries.filter(({ path }) =>
			path.endsWith('/signeds3download'),
		);
		expect(signed).toHaveLength(2);
	});
});

/** Eleven minutes pass after so many requests to signed URLs. */
function passTimeAfter(run: TransferRun, method: 'GET' | 'PUT', requests: number): void {
	const { httpRequest } = run.ctx.helpers;
	const now = Date.now.bind(Date);
	let sent = 0;
	run.ctx.helpers.httpRequest = async (options) => {
		if (options.url.includes('/s3/') && (options.method ?? 'GET') === method && ++sent === requests)
			vi.spyOn(Date, 'now').mockImplementation(() => now() + 11 * MINUTE_MS);
		return await httpRequest(options);
	};
}
