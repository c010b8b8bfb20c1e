import { toBytes } from '../../../apsClient/streamedBody';

/** What gzip begins with. */
const GZIP = [0x1f, 0x8b];

/** The content, decompressed if it is compressed. n8n decompresses only what its header says is. */
export async function* decompressed(content: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
	const chunks = content[Symbol.asyncIterator]();
	const first = await chunks.next();
	if (first.done) return;
	const start = toBytes(first.value);
	const all = joined(start, chunks);
	const isCompressed = GZIP.every((byte, index) => start[index] === byte);
	if (!isCompressed) {
		yield* all;
		return;
	}
	yield* inflated(all);
}

async function* joined(
	first: Buffer,
	rest: AsyncIterator<unknown>,
): AsyncGenerator<Buffer, void, undefined> {
	try {
		yield first;
		for (let next = await rest.next(); !next.done; next = await rest.next()) {
			yield toBytes(next.value);
		}
	} finally {
		await rest.return?.();
	}
}

/** @throws TypeError if the content ends early */
async function* inflated(content: AsyncGenerator<Buffer>): AsyncGenerator<Uint8Array> {
	const { readable, writable } = new DecompressionStream('gzip');
	const fed = feed(content, writable);
	const reader = readable.getReader();
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
		await fed;
	} finally {
		await reader.cancel().catch(() => {});
		await content.return(undefined);
	}
}

/** A content that breaks off breaks the other end too, where its reader learns why. */
async function feed(
	content: AsyncIterable<Buffer>,
	writable: DecompressionStream['writable'],
): Promise<void> {
	const writer = writable.getWriter();
	try {
		for await (const chunk of content) await writer.write(new Uint8Array(chunk));
		await writer.close();
	} catch (error) {
		await writer.abort(error).catch(() => {});
	}
}
