import { randomBytes } from 'node:crypto';
import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TransferRun } from '../../../nodes/transfer/run';
import { uploadObject } from '../../../nodes/transfer/upload';
import { runTransfer } from '../../harness/runTransfer';
import { S3Bucket } from '../../harness/s3Bucket';
import { freshSimulator } from '../../harness/simulator/requests';
import { removeStoredFiles, storedFile } from '../../harness/storedFile';
import { address, download, PART, purpose, sha1 } from '../../harness/transfers';

/** The database store comes with n8n itself, so the test with a real n8n covers it. */
const STORES = ['filesystem', 'default', 's3'] as const;
const SIZES = [0, 1, PART - 1, PART, PART + 1, 25 * PART, 25 * PART + 1, 26 * PART];

const simulator = freshSimulator({ minimumPartBytes: 10 });
const service = Container.get(BinaryDataService);
const config = Container.get(BinaryDataConfig);
const { mode: usual } = config;

const bucket = new S3Bucket();
let s3: Awaited<ReturnType<S3Bucket['start']>>;

beforeAll(async () => {
	s3 = await bucket.start();
});

afterAll(async () => {
	await bucket.close();
});

describe.each(STORES)('the binary data store "%s"', (mode) => {
	beforeEach(async () => {
		config.mode = mode;
		await service.init();
		if (mode === 's3') service.setManager('s3', s3);
	});

	afterEach(async () => {
		if (mode === 'filesystem') await removeStoredFiles();
		config.mode = usual;
		await service.init();
	});

	it.each(SIZES)('gives and takes a file of %i bytes, byte for byte', async (size) => {
		const bytes = randomBytes(size);
		const file = await storedFile(bytes, 'a.rvt');
		expect(file.id?.split(':')[0]).toBe(PREFIXES[mode]);
		const { result, error } = await runTransfer(simulator(), async (run) => {
			const up = await uploadStored(run, file);
			return { up, down: await download(run) };
		});
		expect(error).toBeUndefined();
		expect(result?.up.transfer).toMatchObject({ bytes: size, sha1: sha1(bytes) });
		expect(result?.down.file.id?.split(':')[0]).toBe(PREFIXES[mode]);
		expect(result?.down.file).toMatchObject({ fileName: 'Häuser 1+2.rvt', bytes: size });
		expect(result?.down.bytes.equals(bytes)).toBe(true);
	});
});

/** How the ID of a stored file begins; in memory, it has none. */
const PREFIXES = { filesystem: 'filesystem-v2', default: undefined, s3: 's3' } as const;

/** Uploads a file as the operations do: as a stream where it has an ID, from memory otherwise. */
async function uploadStored({ ctx, ...rest }: TransferRun, file: IBinaryData) {
	const { id } = file;
	const bytes = Buffer.from(file.data, 'base64');
	const content =
		id === undefined
			? { size: bytes.length, open: async () => bytes }
			: {
					size: (await ctx.helpers.getBinaryMetadata(id)).fileSize,
					open: async () => await ctx.helpers.getBinaryStream(id, 700),
				};
	const options = { target: address, content, purpose, connections: 4, partSize: PART };
	return await uploadObject({ ctx, ...rest }, options);
}
