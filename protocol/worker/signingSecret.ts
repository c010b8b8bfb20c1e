import { randomBytes } from 'crypto';

/** Standard Webhooks: the secret is this prefix and the key in base64. */
const PREFIX = 'whsec_';
/** The standard allows 24 to 64 bytes. */
const KEY_BYTES = 32;

/** A new secret for the deliveries of one subscription: `whsec_` and 32 random bytes in base64. */
export function generateSigningSecret(): string {
	return PREFIX + randomBytes(KEY_BYTES).toString('base64');
}

/** The signing key in a secret that `generateSigningSecret` has made. */
export function signingSecretKey(secret: string): Buffer {
	return Buffer.from(secret.slice(PREFIX.length), 'base64');
}
