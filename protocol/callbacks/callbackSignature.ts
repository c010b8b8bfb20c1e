import { createHmac, timingSafeEqual } from 'crypto';

/**
 * How Autodesk signs a webhook callback: header `x-adsk-signature: sha1hash=<hex>`, where hex is the
 * lower-case HMAC-SHA1 of the exact request body bytes, keyed with the hook's secret as UTF-8.
 * There is no timestamp, so de-duplication is the only guard against replay.
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
 * the answer takes equally long whichever matches. Without secrets nothing is accepted.
 *
 * @param rawBody the bytes as received; never a re-serialised object
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
		if (secret === '') continue; // an empty key would let anybody sign
		const expected = createHmac('sha1', secret).update(rawBody).digest();
		if (timingSafeEqual(received, expected)) matches = true;
	}
	return matches;
}

/**
 * The HMAC that a header value carries.
 *
 * @returns undefined when it is none, so that no secret whatever can have made it
 */
export function readSignature(header: string | undefined): Buffer | undefined {
	if (!header?.startsWith(PREFIX)) return undefined;
	const hex = header.slice(PREFIX.length).trim().toLowerCase();
	return HEX_SHA1.test(hex) ? Buffer.from(hex, 'hex') : undefined;
}
