import type { OperationRun } from '../../../operations/operation';
import { InvalidValue } from '../../../values/invalidValue';

/**
 * The largest body, in bytes. It is held in memory, so that it can be sent again with a new token. Larger
 * content goes to signed URLs, never to an endpoint itself.
 */
const LARGEST_BODY = 100 * 1024 ** 2;

export interface InputFile {
	bytes: Buffer;
	/** Media type. */
	type: string;
	name: string;
}

/**
 * A file of the input item.
 *
 * @param field name of the binary field
 * @throws InvalidValue if it is too large, or n8n's own error when the item has no such file
 */
export async function inputFile(run: OperationRun, field: string): Promise<InputFile> {
	const { helpers } = run.ctx;
	const { id, data, fileName, mimeType } = helpers.assertBinaryData(run.itemIndex, field);
	const size = id ? (await helpers.getBinaryMetadata(id)).fileSize : (data.length * 3) / 4;
	if (size > LARGEST_BODY) {
		throw new InvalidValue(
			'Body',
			`"${fileName ?? field}" has ${Math.ceil(size / 1024 ** 2)} MiB, and a request can send 100. Upload larger files with Folder > Upload File or Object > Upload`,
		);
	}
	return {
		bytes: await helpers.getBinaryDataBuffer(run.itemIndex, field),
		type: /^[\x20-\x7e]+$/.test(mimeType) ? mimeType : 'application/octet-stream',
		name: fileName ?? field,
	};
}
