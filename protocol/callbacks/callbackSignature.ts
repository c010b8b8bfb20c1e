import { createHmac, timingSafeEqual } from 'crypto';

/**
 * How Autodesk signs a webhook callback: header `x-adsk-signature: sha1hash=<hex>`, where hex is the
 * lowercase HMAC-SHA1 of the exact request body bytes, keyed with the hook's secret as UTF-8.
 * There is no timestamp, so deduplication is the only protection against replay.
 */
export const CALLBACK_SIGNATURE_HEADER = 'x-adsk-signature';

const PREFIX = 'sha1hash=';
const HEX_SHA1 = /^[0-9a-f]{40}$/;

/** The header value Autodesk would send for this body and secret. */
export function signCallback(rawBody: Uint8Array | string, secret: string): string {
	return PREFIX + createHmac('sha1', secret).update(rawBody).digest('hex');
}

/**
 * Whether any of the secrets signed exactly these bytes. All secrets are tried in constant time, so
 * that timing does not reveal which one matches. Without secrets, nothing is accepted.
 *
 * @param rawBody the bytes as received; never a re-serialized object
 */
export function isCallbackSignedBy(
	secrets: readonly string[],
	rawBody: Uint8Array,
	header: string | undefined,
): boolean {
	const received = readSignature(header);
	if (!received) return false;
	let matches = false;
	for (const secret of secrets) {
		if (secret === '') continue; // an empty key would let anyone sign
		const expected = createHmac('sha1', secret).update(rawBody).digest();
		if (timingSafeEqual(received, expected)) matches = true;
	}
	return matches;
}

/**
 * The HMAC in a header value.
 *
 * @returns undefined if it is not an HMAC, so that no secret can have produced it
 */
export function readSignature(header: string | undefined): Buffer | undefined {
	if (!header?.startsWith(PREFIX)) return undefined;
	const hex = header.slice(PREFIX.length).trim().toLowerCase();
	return HEX_SHA1.test(hex) ? Buffer.from(hex, 'hex') : undefined;
}
