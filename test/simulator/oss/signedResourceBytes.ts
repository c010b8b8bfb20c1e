import type { Express, Request, Response } from 'express';
import { Refusal } from '../http/refusal';
import type { Simulation } from '../simulation/simulation';
import type { ChunkedUpload, SignedResource } from '../state/signedResource';
import type { StoredObject, StoredPart } from '../state/storage';
import { sha1Of } from './content';
import { objectDetails } from './objects';
import { receivePart } from './receive';
import { S3Error } from './s3Error';
import { eTagOf, serveObject } from './serve';
import { isUnchanged } from './signedDownload';
import { SIGNED_RESOURCES_PATH, signedObject, used } from './signedResource';

type Handler = (sim: Simulation, req: Request, res: Response) => Promise<void>;

/** The bytes behind the URLs that OSS signs. They need no token; one that comes along is ignored. */
export function mountSignedResources(app: Express, sim: Simulation): void {
	app.get(`${SIGNED_RESOURCES_PATH}/:hash`, oss(download));
	app.put(`${SIGNED_RESOURCES_PATH}/:hash`, oss(replace));
	app.put(`${SIGNED_RESOURCES_PATH}/:hash/resumable`, oss(putChunk));

	function oss(handle: Handler) {
		return async (req: Request, res: Response) => {
			try {
				await handle(sim, req, res);
			} catch (error) {
				if (!(error instanceof S3Error) && !(error instanceof Refusal)) throw error;
				res.status(error.status).json({ reason: error.message });
			}
		};
	}
}

const download: Handler = async (sim, req, res) => {
	const { resource, object } = signedObject(sim, String(req.params.hash), 'read');
	const eTag = req.headers['if-none-match'];
	const known = { eTag, since: req.headers['if-modified-since'] };
	if (eTag === eTagOf(object) || isUnchanged(object, known)) {
		res.status(304).end();
		return;
	}
	const query = new URL(req.originalUrl, sim.url).searchParams;
	// Before the last byte: whoever has it may ask again at once.
	used(sim, resource);
	try {
		await serveObject(sim, object, { req, res, query });
	} finally {
		// Only a complete download is a use.
		if (!res.writableFinished) sim.state.signedResources.set(resource.hash, resource);
	}
};

const replace: Handler = async (sim, req, res) => {
	const { resource, object } = signedObject(sim, String(req.params.hash), 'write');
	checkContentType(req);
	if (req.headers['content-length'] === undefined) {
		throw new Refusal(400, 'The header Content-Length is missing');
	}
	const wanted = req.headers['if-match']?.replaceAll('"', '');
	if (wanted !== undefined && wanted !== object.sha1) {
		throw new Refusal(412, 'The object has another SHA-1 than If-Match says');
	}
	const part = await receivePart(sim, req);
	if (part) await finish(sim, req, res, { resource, object, parts: [part] });
};

/** Answers 202 until the last missing chunk has come, in whatever order. */
const putChunk: Handler = async (sim, req, res) => {
	const { resource, object } = signedObject(sim, String(req.params.hash), 'write');
	checkContentType(req);
	const session = req.headers['session-id']?.toString();
	if (!session) throw new Refusal(400, 'The header Session-Id is missing');
	const [first, last, total] = contentRange(req);
	const upload = resource.uploads.get(session) ?? { total, chunks: new Map() };
	if (upload.total !== total) {
		throw new Refusal(400, `The session began with ${upload.total} bytes in all, not ${total}`);
	}
	const part = await receivePart(sim, req);
	if (!part) return;
	if (part.size !== last - first + 1) {
		throw new Refusal(400, `Content-Range says ${last - first + 1} bytes, but ${part.size} came`);
	}
	upload.chunks.set(first, part);
	resource.uploads.set(session, upload);
	const parts = wholeOf(upload);
	if (!parts) {
		res.status(202).json({ result: 'Accepted' });
		return;
	}
	resource.uploads.delete(session);
	await finish(sim, req, res, { resource, object, parts });
};

/** @throws Refusal 400: any type is possible but this one */
function checkContentType({ headers }: Request): void {
	if (headers['content-type']?.startsWith('multipart/form-data')) {
		throw new Refusal(400, 'Content-Type must not be multipart/form-data');
	}
}

/** @throws Refusal 416 without the header, 400 for one of another form */
function contentRange({ headers }: Request): [first: number, last: number, total: number] {
	const header = headers['content-range'];
	if (header === undefined) throw new Refusal(416, 'The header Content-Range is missing');
	const [first, last, total] =
		/^bytes (\d+)-(\d+)\/(\d+)$/.exec(header)?.slice(1).map(Number) ?? [];
	if (first === undefined || first > last || last >= total) {
		throw new Refusal(400, `Content-Range must be "bytes <first>-<last>/<total>", not "${header}"`);
	}
	return [first, last, total];
}

/** @returns the chunks in order; undefined while one is missing */
function wholeOf({ total, chunks }: ChunkedUpload): StoredPart[] | undefined {
	const parts: StoredPart[] = [];
	let position = 0;
	while (position < total) {
		const chunk = chunks.get(position);
		if (!chunk) return undefined;
		parts.push(chunk);
		position += chunk.size;
	}
	return parts;
}

interface NewContent {
	resource: SignedResource;
	object: StoredObject;
	parts: StoredPart[];
}

async function finish(
	sim: Simulation,
	{ headers }: Request,
	res: Response,
	{ resource, object, parts }: NewContent,
): Promise<void> {
	object.content = { kind: 'parts', parts };
	object.size = parts.reduce((sum, { size }) => sum + size, 0);
	object.contentType = headers['content-type'] ?? object.contentType;
	object.headers = { contentDisposition: headers['content-disposition'] };
	object.completedAt = Date.now();
	object.sha1 = sim.settings.hashUploads ? await sha1Of(object.content) : undefined;
	used(sim, resource);
	res.status(200).json(objectDetails({ sim }, object));
}
