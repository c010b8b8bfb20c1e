import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express, Request, Response } from 'express';
import type { Simulation } from '../simulation/simulation';
import type { StoredObject } from '../state/storage';
import { readContent } from './content';
import { parseRange } from './range';
import { S3Error } from './s3Error';
import { S3_PATH, SIGNED_RESOURCES_PATH, verifyUrl } from './signedUrl';
import { shaped } from '../link/shape';

/** The side of Amazon S3: bytes in and out by signed URL, errors as XML. */
export function mountS3(app: Express, sim: Simulation): void {
	app.put(`${S3_PATH}/:objectId`, s3(putPart));
	app.get([`${S3_PATH}/:objectId`, `${SIGNED_RESOURCES_PATH}/:objectId`], s3(getObject));

	function s3(
		handle: (sim: Simulation, req: Request, res: Response, query: URLSearchParams) => Promise<void>,
	) {
		return async (req: Request, res: Response) => {
			try {
				const query = new URL(req.originalUrl, sim.url).searchParams;
				admit(req, query);
				await handle(sim, req, res, query);
			} catch (error) {
				if (!(error instanceof S3Error)) throw error;
				if (req.path.startsWith(`${S3_PATH}/`)) error.send(res);
				else res.status(error.status).json({ reason: error.message });
			}
		};
	}
}

/** @throws S3Error 400 when a token comes along, 403 for a wrong or expired signature */
function admit(req: Request, query: URLSearchParams): void {
	if (req.headers.authorization !== undefined) {
		throw new S3Error(400, 'InvalidArgument', 'Only one auth mechanism allowed');
	}
	const verdict = verifyUrl(req.method, String(req.params.objectId), query);
	if (verdict.kind === 'expired') throw new S3Error(403, 'AccessDenied', 'Request has expired');
	if (verdict.kind === 'wrong') {
		throw new S3Error(
			403,
			'SignatureDoesNotMatch',
			'The request signature we calculated does not match',
		);
	}
}

async function putPart(
	sim: Simulation,
	req: Request,
	res: Response,
	query: URLSearchParams,
): Promise<void> {
	const session = sim.state.uploads.get(query.get('uploadId') ?? '');
	if (!session) throw new S3Error(404, 'NoSuchUpload', 'The specified upload does not exist.');
	if (req.headers['content-length'] === undefined) {
		throw new S3Error(
			411,
			'MissingContentLength',
			'You must provide the Content-Length HTTP header.',
		);
	}
	const file = await sim.contents.newFile();
	const md5 = createHash('md5').update(sim.settings.hashUploads ? '' : file);
	let size = 0;
	try {
		await pipeline(
			req as Readable,
			shaped(sim, 'received', req.socket),
			async function* (source: AsyncIterable<Buffer>) {
				for await (const chunk of source) {
					if (sim.settings.hashUploads) md5.update(chunk);
					size += chunk.length;
					yield chunk;
				}
			},
			createWriteStream(file),
		);
	} catch {
		// The sender went away in the middle: a part exists whole or not at all.
		await rm(file, { force: true });
		return;
	}
	const eTag = `"${md5.digest('hex')}"`;
	session.parts.set(Number(query.get('partNumber')), { file, size, eTag });
	res.set('ETag', eTag).status(200).end();
}

async function getObject(
	sim: Simulation,
	req: Request,
	res: Response,
	query: URLSearchParams,
): Promise<void> {
	const object = sim.state.objects.get(String(req.params.objectId));
	if (!object?.content) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
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

function setHeader(res: Response, name: string, value: string | undefined): void {
	if (value) res.set(name, value);
}

/** Another one for each content, which is all that S3 promises for objects of several parts. */
function eTagOf({ id, completedAt, content }: StoredObject): string {
	const parts = content?.kind === 'parts' ? content.parts.length : 1;
	return `"${createHash('md5').update(`${id} ${completedAt}`).digest('hex')}-${parts}"`;
}

/** The bytes a URL stands for: all of the object, or one chunk. Both ends inclusive. */
function bounds({ size }: StoredObject, chunk: string | null): [number, number] {
	if (chunk === null) return [0, size - 1];
	const [first, last] = chunk.split('-').map(Number);
	return [first, last];
}
