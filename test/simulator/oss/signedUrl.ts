import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Signed URLs like those of S3: each allows a single action until it expires. */

const SIGNATURE = 'X-Amz-Signature';
const key = randomBytes(32);

/** Where the bytes go; on the real service this is another host. */
export const S3_PATH = '/s3';

export interface SignedRequest {
	method: 'GET' | 'PUT';
	objectId: string;
	/** Further parameters under the signature. */
	parameters: Readonly<Record<string, string>>;
}

/** @param expiresAt Unix time in milliseconds */
export function signUrl(
	base: string,
	{ method, objectId, parameters }: SignedRequest,
	expiresAt: number,
): string {
	const url = new URL(`${S3_PATH}/${encodeURIComponent(objectId)}`, base);
	for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
	url.searchParams.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
	url.searchParams.set('X-Simulator-Expires', String(expiresAt));
	url.searchParams.set(SIGNATURE, signature(method, objectId, url.searchParams));
	return url.href;
}

export type SignatureVerdict = { kind: 'valid' } | { kind: 'expired' } | { kind: 'wrong' };

export function verifyUrl(
	method: string,
	objectId: string,
	query: URLSearchParams,
): SignatureVerdict {
	const unsigned = new URLSearchParams(query);
	unsigned.delete(SIGNATURE);
	const received = Buffer.from(query.get(SIGNATURE) ?? '');
	const expected = Buffer.from(signature(method, objectId, unsigned));
	if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
		return { kind: 'wrong' };
	}
	return Number(query.get('X-Simulator-Expires')) > Date.now()
		? { kind: 'valid' }
		: { kind: 'expired' };
}

function signature(method: string, objectId: string, query: URLSearchParams): string {
	return createHmac('sha256', key).update(`${method}\n${objectId}\n${query}`).digest('hex');
}
