import type { IncomingMessage } from 'node:http';
import { Problem } from '../problem';

/**
 * The bytes of a request's body. Compressed bodies are refused: the signature is over the bytes that
 * Autodesk sends.
 *
 * @param limit the most bytes that are accepted. Of a longer body, no more is kept
 * @throws Problem if it is too large, compressed, or cut off
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
	const { 'content-encoding': encoding = 'identity', 'content-length': length } = request.headers;
	if (encoding.toLowerCase() !== 'identity') {
		throw new Problem('unsupportedMediaType', 'content encoding unsupported');
	}
	if (Number(length) > limit) throw tooLarge();
	return await new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let size = 0;
		request.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size <= limit) chunks.push(chunk);
			else reject(tooLarge());
		});
		request.on('end', () => {
			const [first] = chunks;
			resolve(first && chunks.length === 1 ? first : Buffer.concat(chunks));
		});
		// The only error of a request: its connection was closed.
		request.on('error', () => reject(new Problem('malformedRequest', 'The body was cut off')));
	});
}

function tooLarge(): Problem {
	return new Problem('tooLarge', 'The body is too large');
}
