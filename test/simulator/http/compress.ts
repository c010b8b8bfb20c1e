import { gzipSync } from 'node:zlib';
import type { Response } from 'express';

/** Below, compression is not worth a header. */
const LEAST_BYTES = 1024;

/** Sends a body, compressed for callers that take it, as the gateway does. */
export function sendCompressed(res: Response, body: string): void {
	res.vary('Accept-Encoding');
	const bytes = Buffer.from(body);
	if (bytes.length < LEAST_BYTES || res.req.acceptsEncodings('gzip') !== 'gzip') {
		res.send(bytes);
		return;
	}
	res.set('Content-Encoding', 'gzip').send(gzipSync(bytes, { level: 1 }));
}
