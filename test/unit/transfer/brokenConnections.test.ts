import { randomBytes } from 'node:crypto';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { runTransfer } from '../../harness/runTransfer';
import { freshSimulator } from '../../harness/simulator/requests';
import { skipWaits } from '../../harness/skipWaits';
import { download, PART, S3, sentTo, upload } from '../../harness/transfers';

const simulator = freshSimulator({ minimumPartBytes: 10 });
skipWaits();

const SIZE = 12 * PART + 5;
const bytes = randomBytes(SIZE);
/** Of a part: nothing of its body, its first byte, its middle, all but its last byte. */
const BYTES = [0, 1, 500, PART - 1];

beforeEach(async () => {
	await Container.get(BinaryDataService).init();
});

describe('a connection that breaks', () => {
	it.each(BYTES)('at byte %i of a download costs none of the bytes before it', async (byte) => {
		const { result, error } = await runTransfer(simulator(), async (run) => {
			await upload(run, bytes);
			simulator().link.clear();
			const fault = { kind: 'cut', when: 'atByte', byte } as const;
			simulator().faults.order({ method: 'GET', path: S3, fault, times: 4, after: 3 });
			return await download(run);
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
		expect(result?.transfer).toMatchObject({ bytes: SIZE, retries: 4 });
		const asked = simulator()
			.journal.entries.filter(({ method, path }) => method === 'GET' && path.startsWith('/s3/'))
			.reduce((sum, { headers }) => sum + lengthOf(headers.range), 0);
		// Each of the four that broke was continued where it broke, not begun again.
		expect(asked).toBe(SIZE + 4 * (PART - byte));
	});

	it.each(BYTES)('at byte %i of an upload sends that part again, not the file', async (byte) => {
		const { result, error } = await runTransfer(simulator(), async (run) => {
			const fault = { kind: 'cut', when: 'atByte', byte } as const;
			simulator().faults.order({ method: 'PUT', path: S3, fault, times: 4, after: 3 });
			const { transfer } = await upload(run, bytes);
			return { ...(await download(run)), transfer };
		});
		expect(error).toBeUndefined();
		expect(result?.bytes.equals(bytes)).toBe(true);
		expect(result?.transfer).toMatchObject({ bytes: SIZE, retries: 4 });
		expect(sentTo(simulator(), 'PUT')).toBe(13 + 4);
	});

	it('for good ends the download with the name of the file, and without the URL', async () => {
		const { error } = await runTransfer(simulator(), async (run) => {
			await upload(run, bytes);
			const fault = { kind: 'cut', when: 'beforeHeaders' } as const;
			simulator().faults.order({ method: 'GET', path: S3, fault });
			await download(run);
		});
		expect(error?.message).toBe('Test: S3 could not be reached');
		expect(error?.description).toContain(
			'Nothing of "Häuser 1+2.rvt" was kept. Download it again. Check that the n8n server can reach',
		);
		expect(JSON.stringify(error)).not.toContain('X-Amz');
	});
});

/** @param range as `bytes=0-99` */
function lengthOf(range: string | undefined): number {
	const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
	return Number(last) + 1 - Number(first);
}
