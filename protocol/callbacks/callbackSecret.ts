import { randomBytes } from 'crypto';

/** Autodesk accepts alphanumeric secrets of 32 to 64 characters. */
export const CALLBACK_SECRET_PATTERN = /^[A-Za-z0-9]{32,64}$/;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 48;
const UNBIASED_BELOW = 256 - (256 % ALPHABET.length);

/** A fresh secret for one hook: 48 random alphanumeric characters, about 285 bits. */
export function generateCallbackSecret(): string {
	let secret = '';
	while (secret.length < LENGTH) {
		for (const byte of randomBytes(LENGTH)) {
			// A byte at or above the limit would make some characters more likely than others.
			if (byte < UNBIASED_BELOW && secret.length < LENGTH) {
				secret += ALPHABET[byte % ALPHABET.length];
			}
		}
	}
	return secret;
}
