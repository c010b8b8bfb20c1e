import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TransferRun } from '../../../nodes/transfer/run';
import { runTransfer } from '../../harness/runTransfer';
import { freshSimulator } from '../../harness/simulator/requests';
import { storedFile } from '../../harness/storedFile';
import { address, download, hasUploaded, PART, purpose, upload } from '../../harness/transfers';
import { uploadObject } from '../../../nodes/transfer/upload';

const simulator = freshSimulator({ minimumPartBytes: 10 });
const bytes = randomBytes(12 * PART + 5);
/** Slow enough that no part arrives before the stop. */
const BYTES_PER_SECOND = 1000;

const config = Container.get(BinaryDataConfig);
const { localStoragePath: usual } = config;

/** A store of its own: other tests write to the usual one at the same time. */
beforeEach(async () => {
	config.localStoragePath = await mkdtemp(join(tmpdir(), 'binary-data-'));
	await Container.get(BinaryDataService).init();
});

afterEach(async () => {
	await rm(config.localStoragePath, { recursive: true });
	config.localStoragePath = usual;
	await Container.get(BinaryDataService).init();
});

describe('Stop', () => {
	it('in a download leaves no connection open and no half file behind', async () => {
		const { result, stopped } = await stoppedAt('GET', async (run) => await download(run));
		expect(stopped).toBe('The transfer was stopped before it was complete');
		expect(result).toBeUndefined();
		await expect.poll(() => simulator().link.traffic.open).toBe(0);
		expect(await storedFiles()).toEqual([]);
	});

	it('in the middle of a download, with parts stored already, leaves no half file behind', async () => {
		const { stopped } = await stoppedAt('GET', async (run) => await download(run), 6);
		expect(stopped).toBe('The transfer was stopped before it was complete');
		await expect.poll(() => simulator().link.traffic.open).toBe(0);
		expect(await storedFiles()).toEqual([]);
	});

	it('in an upload leaves no connection open, closes the file and creates no object', async () => {
		const file = await storedFile(bytes, 'a.rvt');
		const service = Container.get(BinaryDataService);
		const opened: Array<{ destroyed: boolean }> = [];
		const { result } = await stoppedAt('PUT', async (run) => {
			const open = async () => {
				const stream = await service.getAsStream(String(file.id), PART);
				opened.push(stream);
				return stream;
			};
			const content = { size: bytes.length, label: 'a.rvt', fingerprint: file.id, open };
			const target = { ...address, objectKey: 'stopped.rvt' };
			return await uploadObject(run, { target, content, purpose, connections: 4, partSize: PART });
		});
		expect(result).toBeUndefined();
		await expect.poll(() => simulator().link.traffic.open).toBe(0);
		expect(opened.map(({ destroyed }) => destroyed)).toEqual([true]);
		expect([...simulator().state.objects.values()].map(({ objectKey }) => objectKey)).not.toContain(
			'stopped.rvt',
		);
	});
});

/**
 * Presses Stop while requests of this kind are under way.
 *
 * @param after so many of them went through at full speed
 * @returns what the transfer returned, or the message with which it stopped
 */
async function stoppedAt<Result>(
	method: 'GET' | 'PUT',
	transfer: (run: TransferRun) => Promise<Result>,
	after = 0,
) {
	let stopNode = () => {};
	let stopped: string | undefined;
	const { result } = await runTransfer(
		simulator(),
		async (run) => {
			if (method === 'GET') await upload(run, bytes);
			expect(hasUploaded(simulator())).toBe(method === 'GET');
			const { httpRequest } = run.ctx.helpers;
			let sent = 0;
			run.ctx.helpers.httpRequest = async (options) => {
				if (options.url.includes('/s3/') && sent++ >= after) {
					simulator().settings.s3BytesPerSecond = BYTES_PER_SECOND;
					void linkIsInUse().then(stopNode);
				}
				return await httpRequest(options);
			};
			try {
				return await transfer(run);
			} catch (error) {
				stopped = error instanceof Error ? error.message : String(error);
				return undefined;
			}
		},
		{ onStart: (stop) => (stopNode = stop) },
	);
	// n8n answers Stop at once; the transfer ends after it.
	await expect.poll(() => stopped).toBeDefined();
	return { result, stopped };
}

async function linkIsInUse(): Promise<void> {
	await expect.poll(() => simulator().link.traffic.open).toBeGreaterThan(0);
}

/** Everything in n8n's binary data store, temporary files included. */
async function storedFiles(): Promise<string[]> {
	const { localStoragePath } = config;
	const entries = await readdir(localStoragePath, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
