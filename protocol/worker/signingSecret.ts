import { createHash, randomBytes, timingSafeEqual } from 'crypto';

/** Standard Webhooks: the secret is this prefix and the key in base64. */
const PREFIX = 'whsec_';
/** The key in a new secret. */
const KEY_BYTES = 32;
/** What the standard allows. */
const MIN_BYTES = 24;
const MAX_BYTES = 64;
/** 24 random bytes have about 23 different ones; text and patterns have far fewer. */
const MIN_DIFFERENT_BYTES = 12;

/** What a signing secret looks like. `isSigningSecret` checks the rest. */
export const SIGNING_SECRET_PATTERN = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/;

/** Advice for one that cannot be used. */
export const SIGNING_SECRET_RULE = `use ${PREFIX} and the base64 of ${MIN_BYTES} to ${MAX_BYTES} random bytes`;

/** A new secret for the deliveries of one subscription: `whsec_` and 32 random bytes in base64. */
export function generateSigningSecret(): string {
	return PREFIX + randomBytes(KEY_BYTES).toString('base64');
}

/**
 * Whether every library of Standard Webhooks reads the same key from a secret, and nobody can guess it: padded
 * base64 without stray bits, of as many bytes as the standard allows, and not of few different ones.
 */
export function isSigningSecret(text: string): boolean {
	if (!SIGNING_SECRET_PATTERN.test(text)) return false;
	const key = signingSecretKey(text);
	return (
		PREFIX + key.toString('base64') === text &&
		key.length >= MIN_BYTES &&
		key.length <= MAX_BYTES &&
		new Set(key).size >= MIN_DIFFERENT_BYTES
	);
}

/** Whether two secrets are the same, in a time that does not depend on them. */
export function isSameSecret(a: string, b: string): boolean {
	return timingSafeEqual(digest(a), digest(b));
}

/** The signing key in a secret. */
export function signingSecretKey(secret: string): Buffer {
	return Buffer.from(secret.slice(PREFIX.length), 'base64');
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
