import { pooledBytes } from './pooledBytes';

/** Crockford's base 32: sorts in numerical order and omits letters that look alike. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;
const SEQUENCE_DIGITS = 3;
const RANDOM_LENGTH = 13;

let lastTime = 0;
let sequence = 0;

/**
 * A new id such as `evt_01jd3k9v5q…`: the prefix, the time in milliseconds, a counter for ids of the
 * same millisecond, and 65 random bits. Ids therefore sort by the time of their creation, and the ids of
 * one process in the exact order of their creation.
 */
export function newId(prefix: string, now = Date.now()): string {
	sequence = now === lastTime ? (sequence + 1) % 32 ** SEQUENCE_DIGITS : 0;
	lastTime = now;
	return firstIdAt(prefix, now) + toDigits(sequence, SEQUENCE_DIGITS) + randomText(RANDOM_LENGTH);
}

/** Sorts before every id created at this time or later, and after every earlier one. */
export function firstIdAt(prefix: string, time: number): string {
	return `${prefix}_${toDigits(time, TIME_DIGITS)}`;
}

function toDigits(value: number, length: number): string {
	let digits = '';
	for (let rest = value; digits.length < length; rest = Math.floor(rest / 32)) {
		digits = ALPHABET.charAt(rest % 32) + digits;
	}
	return digits;
}

/** Random text of the id alphabet, five bits per character. */
export function randomText(length: number): string {
	let text = '';
	for (const byte of pooledBytes(length)) text += ALPHABET.charAt(byte % 32);
	return text;
}

/** Time of the id's creation, Unix time in ms. */
export function timeOf(id: string): number {
	const digits = id.slice(id.indexOf('_') + 1).slice(0, TIME_DIGITS);
	return Array.from(digits).reduce((time, digit) => time * 32 + ALPHABET.indexOf(digit), 0);
}
