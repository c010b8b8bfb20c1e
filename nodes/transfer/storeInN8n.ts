import { NodeOperationError } from 'n8n-workflow';
import type { IBinaryData } from 'n8n-workflow';
import type { ReadableContent } from './content';
import { isNodeError } from './errors';
import type { TransferPurpose } from './errors';
import type { TransferRun } from './run';
import { streamOf } from './streamOf';

interface StorableFile {
	fileName: string;
	/** Media type. */
	contentType: string;
	content: Buffer | ReadableContent;
}

/** Stores a file in n8n's binary data store. @throws NodeOperationError */
export async function storeInN8n(
	run: TransferRun,
	purpose: TransferPurpose,
	{ fileName, contentType, content }: StorableFile,
): Promise<IBinaryData> {
	return await run.ctx.helpers
		.prepareBinaryData(content, fileName, contentType)
		.catch((error: unknown) => {
			if (isNodeError(error)) throw error;
			throw notStored(run, purpose, fileName, error);
		});
}

/**
 * Chunks in the form in which n8n stores them without holding all of them.
 *
 * @param response any response that n8n returned as a stream, once the first chunk has arrived
 */
export async function storableContent(
	chunks: AsyncGenerator<Buffer>,
	response: () => ReadableContent | undefined,
): Promise<Buffer | ReadableContent> {
	const first = await chunks.next();
	const stream = response();
	if (first.done || stream === undefined) return Buffer.alloc(0);
	return streamOf(stream, continued(first.value, chunks));
}

async function* continued(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
	try {
		yield first;
		yield* rest;
	} finally {
		// The reader may have stopped at the first chunk, before the others were asked for.
		await rest.return(undefined);
	}
}

/** A full disk, a file that the store does not take, or a store that is not available. */
function notStored(
	{ ctx, itemIndex }: TransferRun,
	{ action }: TransferPurpose,
	fileName: string,
	error: unknown,
): NodeOperationError {
	const { message } = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(
		ctx.getNode(),
		`${action}: n8n could not store "${fileName}" in its binary data store`,
		{
			itemIndex,
			description: `n8n says: ${message}. Check the free space and the size limit of the store (N8N_DEFAULT_BINARY_DATA_MODE). Nothing was kept`,
		},
	);
}
