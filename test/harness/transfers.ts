import { createHash } from 'node:crypto';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { downloadObject } from '../../nodes/transfer/download';
import type { ObjectDownload } from '../../nodes/transfer/download';
import type { TransferRun } from '../../nodes/transfer/run';
import { uploadObject } from '../../nodes/transfer/upload';
import type { ObjectUpload } from '../../nodes/transfer/upload';
import { BUCKETS } from '../simulator';
import type { Simulator } from '../simulator';

/** Bytes of a part in tests: many parts, few bytes. The simulator has to allow them. */
export const PART = 1000;

/** Where the tests of the engine store their content; the key needs encoding. */
export const address = { bucketKey: BUCKETS.models.key, objectKey: 'models/Häuser 1+2.rvt' };
export const purpose = { action: 'Test' };

/** Requests to signed URLs. */
export const S3 = '/s3/*';

export const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');

/** Uploads bytes as they come from memory. */
export async function upload(
	run: TransferRun,
	bytes: Buffer,
	options: Partial<Omit<ObjectUpload, 'content'>> = {},
) {
	const content = { size: bytes.length, label: 'a.rvt', open: async () => bytes };
	return await uploadObject(run, {
		target: address,
		content,
		purpose,
		connections: 8,
		partSize: PART,
		...options,
	});
}

/** Downloads what {@link upload} has stored. @returns its bytes, too, as n8n's store has them */
export async function download(run: TransferRun, options: Partial<ObjectDownload> = {}) {
	const done = await downloadObject(run, {
		source: address,
		fileName: 'Häuser 1+2.rvt',
		purpose,
		connections: 8,
		partSize: PART,
		...options,
	});
	const bytes = await Container.get(BinaryDataService).getAsBuffer(done.file);
	return { ...done, bytes };
}

/** Whether the simulator has the object that {@link upload} creates. */
export function hasUploaded(simulator: Simulator): boolean {
	return [...simulator.state.objects.values()].some(
		({ objectKey, content }) => objectKey === address.objectKey && content !== undefined,
	);
}

/** How many requests with this method reached signed URLs. */
export function sentTo(simulator: Simulator, method: 'GET' | 'PUT'): number {
	return simulator.journal.entries.filter(
		(entry) => entry.method === method && entry.path.startsWith('/s3/'),
	).length;
}
