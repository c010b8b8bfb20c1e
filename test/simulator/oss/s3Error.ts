import type { Response } from 'express';

/** A refusal of Amazon S3, which answers XML. */
export class S3Error extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
	) {
		super(message);
	}

	send(res: Response): void {
		const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${this.code}</Code><Message>${this.message}</Message></Error>`;
		res.status(this.status).type('application/xml').send(xml);
	}
}

/** What S3 says with a status when nothing in the request explains it. */
export function s3Failure(status: number): S3Error {
	if (status === 403) return new S3Error(403, 'AccessDenied', 'Request has expired');
	if (status === 429 || status === 503)
		return new S3Error(status, 'SlowDown', 'Please reduce your request rate.');
	return new S3Error(status, 'InternalError', 'We encountered an internal error.');
}
