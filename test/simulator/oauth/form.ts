import type { Request } from 'express';
import { OAuthRefusal } from './oauthRefusal';

const MEDIA_TYPE = 'application/x-www-form-urlencoded';

/** The fields of a form body. Empty ones count as missing, as OAuth 2 demands. */
export class Form {
	constructor(private readonly fields: URLSearchParams) {}

	/** @throws OAuthRefusal 400 for another media type or a field given twice */
	static read(req: Request): Form {
		const type = req.headers['content-type']?.split(';')[0].trim().toLowerCase();
		if (type !== MEDIA_TYPE) {
			throw new OAuthRefusal(400, 'invalid_request', `Content-Type must be ${MEDIA_TYPE}`);
		}
		const body: unknown = req.body;
		const fields = new URLSearchParams(Buffer.isBuffer(body) ? body.toString('utf8') : '');
		for (const name of new Set(fields.keys())) {
			if (fields.getAll(name).length > 1) {
				throw new OAuthRefusal(400, 'invalid_request', `${name} is given twice`);
			}
		}
		return new Form(fields);
	}

	text(name: string): string | undefined {
		return this.fields.get(name) || undefined;
	}

	/** @throws OAuthRefusal 400 when missing */
	required(name: string): string {
		const value = this.text(name);
		if (value) return value;
		throw new OAuthRefusal(
			400,
			'invalid_request',
			`The required parameter(s) ${name} not present in the request.`,
		);
	}
}
