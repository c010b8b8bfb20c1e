import type { Express, Request, Response } from 'express';
import type { Simulation } from '../simulation/simulation';
import { receivePart } from './receive';
import { S3Error } from './s3Error';
import { hasContent, serveObject } from './serve';
import { S3_PATH, verifyUrl } from './signedUrl';

/** The side of Amazon S3: bytes in and out by signed URL, errors as XML. */
export function mountS3(app: Express, sim: Simulation): void {
	app.put(`${S3_PATH}/:objectId`, s3(putPart));
	app.get(`${S3_PATH}/:objectId`, s3(getObject));

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
				error.send(res);
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
	const part = await receivePart(sim, req);
	if (!part) return;
	session.parts.set(Number(query.get('partNumber')), part);
	res.set('ETag', part.eTag).status(200).end();
}

async function getObject(
	sim: Simulation,
	req: Request,
	res: Response,
	query: URLSearchParams,
): Promise<void> {
	const object = sim.state.objects.get(String(req.params.objectId));
	if (!hasContent(object)) {
		throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
	}
	await serveObject(sim, object, { req, res, query });
}
