/** Chunks of bytes, or whatever else arrives in place of a stream. */
export function isStream(body: unknown): body is AsyncIterable<unknown> {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/**
 * All bytes of a stream.
 *
 * @param most bytes; a longer stream is cut off, which ends its connection
 */
export async function bytesOf(stream: AsyncIterable<unknown>, most: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const received of stream) {
		const chunk = toBytes(received);
		chunks.push(chunk);
		size += chunk.length;
		if (size >= most) break;
	}
	return Buffer.concat(chunks).subarray(0, most);
}

export function toBytes(chunk: unknown): Buffer {
	return Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
}

/** Errors and web pages are short. */
const LARGEST_MESSAGE = 1024 ** 2;

/** What a stream says that is not the content asked for: parsed JSON, or text. A cut stream says nothing. */
export async function readStream(body: unknown): Promise<unknown> {
	if (!isStream(body)) return body;
	const text = await bytesOf(body, LARGEST_MESSAGE).then(String, () => '');
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
