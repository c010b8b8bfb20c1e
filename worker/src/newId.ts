import { randomBytes } from 'node:crypto';

/** Crockford's base 32: sorts like the number it writes, and has no letters that look alike. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;
const RANDOM_LENGTH = 16;

/**
 * A new id such as `evt_01jd3k9v5q…`: the prefix, the time in milliseconds and 80 random bits, so
 * that ids sort by the time they were made.
 */
export function newId(prefix: string, now = Date.now()): string {
	return firstIdAt(prefix, now) + randomText(RANDOM_LENGTH);
}

/** Sorts before every id made at this time or later, and after every earlier one. */
export function firstIdAt(prefix: string, time: number): string {
	let digits = '';
	for (let rest = time; digits.length < TIME_DIGITS; rest = Math.floor(rest / 32)) {
		digits = ALPHABET.charAt(rest % 32) + digits;
	}
	return `${prefix}_${digits}`;
}

/** Random text of the id alphabet, five bits per character. */
export function randomText(length: number): string {
	return Array.from(randomBytes(length), (byte) => ALPHABET.charAt(byte % 32)).join('');
}

/** When the id was made, Unix time in ms. */
export function timeOf(id: string): number {
	const digits = id.slice(id.indexOf('_') + 1).slice(0, TIME_DIGITS);
	return Array.from(digits).reduce((time, digit) => time * 32 + ALPHABET.indexOf(digit), 0);
}
