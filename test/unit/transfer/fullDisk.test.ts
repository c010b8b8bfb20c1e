import { randomBytes } from 'node:crypto';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runTransfer } from '../../harness/runTransfer';
import { freshSimulator } from '../../harness/simulator/requests';
import { skipWaits } from '../../harness/skipWaits';
import { download, PART, sentTo, upload } from '../../harness/transfers';

const simulator = freshSimulator({ minimumPartBytes: 10 });
skipWaits();

const bytes = randomBytes(30 * PART);

beforeEach(async () => {
	await Container.get(BinaryDataService).init();
});

describe('a disk that fills up during a download', () => {
	it('ends it with an error that names the file, the reason and the remedy', async () => {
		const { error } = await runTransfer(simulator(), async (run) => {
			// The first transfer of a node sets how many parts are in flight.
			await upload(run, bytes, { connections: 4 });
			vi.spyOn(Container.get(BinaryDataService), 'store').mockImplementation(
				async (_location, content) => {
					if (Buffer.isBuffer(content)) throw new Error('the whole file is in memory');
					// As a write to the disk does: what arrived fills it, and the rest is not read.
					await content[Symbol.asyncIterator]().next();
					content.destroy();
					throw new Error('ENOSPC: no space left on device, write');
				},
			);
			await download(run, { connections: 4 });
		});
		expect(error?.message).toBe(
			'Test: n8n could not store "Häuser 1+2.rvt" in its binary data store',
		);
		expect(error?.description).toContain('no space left on device');
		expect(error?.description).toContain('Check the free space');
		expect(error?.context?.itemIndex).toBe(0);
		await expect.poll(() => simulator().link.traffic.open).toBe(0);
		// Four in flight and what the stream reads ahead, not the rest of the 30.
		expect(sentTo(simulator(), 'GET')).toBeLessThanOrEqual(8);
	});
});
