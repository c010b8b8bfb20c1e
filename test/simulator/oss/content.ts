import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { generatedBytes } from '../state/generatedBytes';
import type { Content } from '../state/storage';

/** Reads stored content as one stream, however many parts it has. @param end inclusive */
export function readContent(content: Content, start: number, end: number): Readable {
	return Readable.from(chunks(content, start, end), { objectMode: false });
}

async function* chunks(content: Content, start: number, end: number): AsyncGenerator<Buffer> {
	if (content.kind === 'text') {
		yield Buffer.from(content.text).subarray(start, end + 1);
		return;
	}
	if (content.kind === 'bytes') {
		yield content.bytes.subarray(start, end + 1);
		return;
	}
	if (content.kind === 'generated') {
		yield* generatedBytes(content.seed, start, Math.min(end, content.size - 1));
		return;
	}
	let offset = 0;
	for (const { file, size } of content.parts) {
		const from = Math.max(0, start - offset);
		const to = Math.min(size - 1, end - offset);
		if (from <= to) yield* createReadStream(file, { start: from, end: to });
		offset += size;
	}
}

export async function sha1Of(content: Content): Promise<string> {
	const hash = createHash('sha1');
	for await (const chunk of chunks(content, 0, Number.MAX_SAFE_INTEGER)) hash.update(chunk);
	return hash.digest('hex');
}
