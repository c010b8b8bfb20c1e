import { randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StallGuard } from '../../../nodes/transfer/stallGuard';
import { runTransfer } from '../../harness/runTransfer';
import { freshSimulator } from '../../harness/simulator/requests';
import { skipWaits } from '../../harness/skipWaits';
import { download, PART, upload } from '../../harness/transfers';

const MINUTE_MS = 60_000;
const simulator = freshSimulator({ minimumPartBytes: 10 });
skipWaits();

beforeEach(async () => {
	await Container.get(BinaryDataService).init();
	vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] });
});

afterEach(() => {
	vi.useRealTimers();
});

describe('a connection that is open but silent', () => {
	it('counts as broken after a minute', async () => {
		const guard = new StallGuard();
		const connection = silent();
		guard.seen(connection);
		await vi.advanceTimersByTimeAsync(MINUTE_MS - 5_000);
		guard.seen(connection);
		await vi.advanceTimersByTimeAsync(MINUTE_MS - 5_000);
		expect(connection.destroyed).toBe(false);
		await vi.advanceTimersByTimeAsync(15_000);
		expect(connection.destroyed).toBe(true);
	});

	it('is left alone while its reader has no time for it', async () => {
		const guard = new StallGuard();
		const connection = silent();
		guard.seen(connection);
		guard.ignore(connection);
		await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
		expect(connection.destroyed).toBe(false);
	});

	it('in the middle of a download is replaced by one that continues after the last byte', async () => {
		const bytes = randomBytes(3 * PART);
		const ranges: unknown[] = [];
		const { result, error } = await runTransfer(simulator(), async (run) => {
			await upload(run, bytes, { connections: 1 });
			const { httpRequest } = run.ctx.helpers;
			run.ctx.helpers.httpRequest = async (options) => {
				if (!options.url.includes('/s3/')) return await httpRequest(options);
				ranges.push(options.headers?.Range);
				if (ranges.length !== 2) return await httpRequest(options);
				const body = silent();
				body.write(bytes.subarray(PART, PART + 400));
				setImmediate(() => void vi.advanceTimersByTimeAsync(2 * MINUTE_MS));
				return { statusCode: 206, headers: {}, body };
			};
			return await download(run, { connections: 1 });
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
		expect(ranges).toEqual([
			'bytes=0-999',
			'bytes=1000-1999',
			'bytes=1400-1999',
			'bytes=2000-2999',
		]);
	});
});

function silent(): PassThrough {
	return new PassThrough().on('error', () => {});
}
