import { LARGEST_OBJECT, partOf } from '../../protocol/aps/storageParts';
import { readUploadedParts } from '../../protocol/aps/uploadAnswer';
import type { BegunUpload } from './begunUploads';
import type { TransferRun } from './run';

/** More than any object has, so that the question below never completes an upload. In bytes. */
const IMPOSSIBLE = LARGEST_OBJECT + 1;

/** Statuses for an upload key that is unknown, completed or expired. */
export const KEY_IS_GONE = [400, 404, 409, 410];

/**
 * What Autodesk has of an upload of which only the key is left, as when n8n died in the middle. There is no
 * call that asks for it, but Autodesk lists the parts when it refuses to complete an upload, and the
 * upload goes on after that.
 *
 * @param path of the signed upload of the object
 * @param size of the content, in bytes
 * @param partSize in bytes
 * @returns undefined for a key that Autodesk no longer knows
 */
export async function begunElsewhere(
	{ aps, signal }: TransferRun,
	path: string,
	uploadKey: string,
	{ size: contentSize, partSize }: { size: number; partSize: number },
): Promise<BegunUpload | undefined> {
	const { status, body } = await aps.request({
		method: 'POST',
		path,
		body: { uploadKey, size: IMPOSSIBLE },
		repeatable: true,
		accept: KEY_IS_GONE,
		signal,
	});
	if (status >= 400) return undefined;
	const eTags = readUploadedParts(body)
		.filter(({ number, size }) => {
			const { start, end } = partOf(contentSize, partSize, number);
			return size === end - start;
		})
		.map(({ number, eTag }): [number, string] => [number, eTag]);
	return { uploadKey, partSize, eTags };
}
