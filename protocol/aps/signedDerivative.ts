import { isJsonObject } from '../json';
import type { ApsAnswer } from './request';
import type { SignedDownload } from './signedDownload';

/**
 * The answer of Fetch Derivative Download URL: a URL, and cookies to send with it, each in a `Set-Cookie` of
 * its own.
 *
 * @returns undefined for an answer without a usable URL
 */
export function readSignedDerivative({ body, headers }: ApsAnswer): SignedDownload | undefined {
	if (!isJsonObject(body) || typeof body.url !== 'string' || !URL.canParse(body.url)) {
		return undefined;
	}
	const size = typeof body.size === 'number' ? body.size : undefined;
	const contentType = body['content-type'];
	return {
		size,
		sha1: undefined,
		contentType: typeof contentType === 'string' ? contentType : undefined,
		pieces: [{ url: body.url, start: 0, end: size, cookie: cookiesIn(headers) }],
	};
}

/** Node keeps repeated `Set-Cookie` headers as a list. Attributes such as `Path` are not sent back. */
function cookiesIn(headers: Readonly<Record<string, unknown>>): string | undefined {
	const given = [headers['set-cookie']].flat().filter((cookie) => typeof cookie === 'string');
	const pairs = given.map((cookie) => cookie.split(';')[0].trim()).filter(Boolean);
	return pairs.length === 0 ? undefined : pairs.join('; ');
}
