import { randomBytes } from 'node:crypto';

/** Crockford's base 32: sorts like the number it writes, and has no letters that look alike. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;
const RANDOM_BYTES = 16;

/**
 * A new id such as `evt_01jd3k9v5q…`: the prefix, the time in milliseconds and 80 random bits, so
 * that ids sort by the time they were made.
 */
export function newId(prefix: string, now = Date.now()): string {
	let time = '';
	for (let rest = now, digit = 0; digit < TIME_DIGITS; digit += 1, rest = Math.floor(rest / 32)) {
		time = ALPHABET.charAt(rest % 32) + time;
	}
	return `${prefix}_${time}${randomText(RANDOM_BYTES)}`;
}

/** Random text of the id alphabet, five bits per character. */
export function randomText(length: number): string {
	return Array.from(randomBytes(length), (byte) => ALPHABET.charAt(byte % 32)).join('');
}
