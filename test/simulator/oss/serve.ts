import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { shaped } from '../link/shape';
import type { Simulation } from '../simulation/simulation';
import type { Content, StoredObject } from '../state/storage';
import { readContent } from './content';
import { parseRange } from './range';
import { S3Error } from './s3Error';

/**
 * Answers with the bytes of an object, or the range of them that the request asks for.
 *
 * @param query `chunk` narrows the object; `response-…` replace headers of the answer
 * @throws S3Error 412 for another `If-Match`, 416 for a range outside
 */
export async function serveObject(
	sim: Simulation,
	object: StoredObject & { content: Content },
	{ req, res, query }: { req: Request; res: Response; query: URLSearchParams },
): Promise<void> {
	const [first, last] = bounds(object, query.get('chunk'));
	const eTag = eTagOf(object);
	const wanted = req.headers['if-match'];
	if (wanted !== undefined && wanted !== '*' && wanted !== eTag) {
		throw new S3Error(
			412,
			'PreconditionFailed',
			'At least one of the pre-conditions you specified did not hold',
		);
	}
	const { s3Ranges } = sim.settings;
	const range = parseRange(s3Ranges ? req.headers.range : undefined, last - first + 1);
	if (range.kind === 'unsatisfiable') {
		throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable');
	}
	if (range.kind === 'part') {
		res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${last - first + 1}`);
	}
	res.set({
		'Content-Length': String(range.end - range.start + 1),
		ETag: eTag,
		'Last-Modified': new Date(object.completedAt ?? 0).toUTCString(),
	});
	// Not `set`, which adds a character set.
	res.setHeader('Content-Type', query.get('response-content-type') ?? object.contentType);
	if (s3Ranges) res.set('Accept-Ranges', 'bytes');
	const { contentDisposition, contentEncoding, cacheControl } = object.headers ?? {};
	setHeader(
		res,
		'Content-Disposition',
		query.get('response-content-disposition') ?? contentDisposition,
	);
	setHeader(res, 'Content-Encoding', contentEncoding);
	setHeader(res, 'Cache-Control', query.get('response-cache-control') ?? cacheControl);
	const bytes = readContent(object.content, first + range.start, first + range.end);
	// A receiver that goes away is its own business.
	await pipeline(bytes, shaped(sim, 'sent', req.socket), res).catch(() => undefined);
}

export function hasContent(
	object: StoredObject | undefined,
): object is StoredObject & { content: Content } {
	return object?.content !== undefined;
}

function setHeader(res: Response, name: string, value: string | undefined): void {
	if (value) res.set(name, value);
}

/** Another one for each content, which is all that S3 promises for objects of several parts. */
export function eTagOf({ id, completedAt, content }: StoredObject): string {
	const parts = content?.kind === 'parts' ? content.parts.length : 1;
	return `"${createHash('md5').update(`${id} ${completedAt}`).digest('hex')}-${parts}"`;
}

/** The bytes a URL stands for: all of the object, or one chunk. Both ends inclusive. */
function bounds({ size }: StoredObject, chunk: string | null): [number, number] {
	if (chunk === null) return [0, size - 1];
	const [first, last] = chunk.split('-').map(Number);
	return [first, last];
}
