import type { IBinaryData } from 'n8n-workflow';
import type { OperationRun } from '../../../operations/operation';
import type { ReadableContent } from '../../../transfer/content';
import { stopped, wrongContent } from '../../../transfer/errors';
import type { TransferPurpose } from '../../../transfer/errors';
import { StallGuard } from '../../../transfer/stallGuard';
import { checkCapacity } from '../../../transfer/storeCapacity';
import { storableContent, storeInN8n } from '../../../transfer/storeInN8n';

interface Stored {
	file: IBinaryData;
	/** In bytes. */
	size: number;
}

interface Content {
	fileName: string;
	/** Media type. */
	contentType: string;
	/** In bytes; undefined if the response does not say it. */
	size: number | undefined;
	stream: ReadableContent;
}

/**
 * Stores the content of a response as it arrives.
 *
 * @throws NodeOperationError; nothing is stored then
 */
export async function storeContent(
	run: OperationRun,
	purpose: TransferPurpose,
	{ fileName, contentType, size, stream }: Content,
): Promise<Stored> {
	await checkCapacity(run, purpose, fileName, size);
	let arrived = 0;
	const chunks = guarded(run, purpose, stream, (bytes) => (arrived += bytes));
	const content = await storableContent(chunks, () => stream);
	const file = await storeInN8n(run, purpose, { fileName, contentType, content });
	return { file, size: arrived };
}

/** The chunks, until the connection breaks, delivers nothing more, or the user stops the execution. */
async function* guarded(
	run: OperationRun,
	purpose: TransferPurpose,
	stream: ReadableContent,
	onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
	const stalls = new StallGuard();
	const stop = () => stream.destroy(new Error('stopped'));
	run.signal.addEventListener('abort', stop, { once: true });
	stalls.seen(stream);
	try {
		for await (const received of stream) {
			const chunk = Buffer.isBuffer(received) ? received : Buffer.from(String(received));
			stalls.ignore(stream);
			onBytes(chunk.length);
			if (chunk.length > 0) yield chunk;
			stalls.seen(stream);
		}
	} catch {
		// The error of the connection may contain a signed URL.
		if (run.signal.aborted) throw stopped(run.ctx);
		const problem = 'the connection broke before the file was complete';
		throw wrongContent(run, purpose, problem, 'Nothing was kept. Send the request again');
	} finally {
		run.signal.removeEventListener('abort', stop);
		stalls.ignore(stream);
		stream.destroy();
	}
}
