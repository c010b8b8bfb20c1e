import { LIMITS, lengthRule } from './api/limits';

/** Headers of a subscription's own that its deliveries carry, by name: `{ 'X-Api-Key': '…' }`. */
export type DeliveryHeaders = Readonly<Record<string, string>>;

export interface HeaderProblem {
	/** The header; undefined if it concerns all of them, or if the name itself must not be repeated. */
	name?: string;
	/** What is wrong and what to do. It never contains a value, nor what was entered as an invalid name. */
	message: string;
}

const {
	headers: COUNT,
	headerName: NAME_LIMIT,
	headerValue: VALUE_LIMIT,
	allHeaders: ALL_LIMIT,
} = LIMITS.subscription;

/** RFC 9110, section 5.6.2: a token. */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** RFC 9110, section 5.5, without obsolete text: visible ASCII, with spaces and tabs inside. */
const VALUE = /^[\x21-\x7e](?:[\t\x20-\x7e]*[\x21-\x7e])?$/;

/** Headers that a proxy or a connection consumes (RFC 9110, section 7.6.1), or that frame the message. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
	'connection',
	'content-length',
	'expect',
	'host',
	'http2-settings',
	'keep-alive',
	'te',
	'trailer',
	'trailers',
	'transfer-encoding',
	'upgrade',
]);

/** Headers that the worker sets itself, because the receiver verifies or reads the body by them. */
const OF_THE_WORKER: ReadonlySet<string> = new Set([
	'content-encoding',
	'content-type',
	'traceparent',
	'tracestate',
	'user-agent',
]);

/** Everything that is wrong with the headers of a subscription; empty if they can be sent. */
export function headerProblems(headers: DeliveryHeaders): HeaderProblem[] {
	const entries = Object.entries(headers);
	if (entries.length > COUNT.maxItems) {
		return [{ message: `use at most ${COUNT.maxItems} headers` }];
	}
	const problems = entries.flatMap(([name, value]) => problemsOf(name, value));
	const names = entries.map(([name]) => name.toLowerCase());
	if (new Set(names).size < names.length) {
		problems.push({ message: 'use each name once: upper and lower case make no difference' });
	}
	const length = entries.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
	if (length > ALL_LIMIT.maxLength) {
		problems.push({ message: `all headers together: ${lengthRule(ALL_LIMIT)}` });
	}
	return problems;
}

function problemsOf(name: string, value: string): HeaderProblem[] {
	if (!NAME.test(name) || name.length > NAME_LIMIT.maxLength) {
		const message = `a name consists of letters, digits and hyphens: ${lengthRule(NAME_LIMIT)}`;
		return [{ message }];
	}
	if (isReserved(name.toLowerCase())) {
		return [{ name, message: `${name} belongs to the connection or to the worker: leave it out` }];
	}
	if (value === '') return [{ name, message: 'a value is missing' }];
	if (value.length > VALUE_LIMIT.maxLength) return [{ name, message: lengthRule(VALUE_LIMIT) }];
	if (VALUE.test(value)) return [];
	return [{ name, message: 'use printable ASCII characters, without a space at either end' }];
}

function isReserved(name: string): boolean {
	return OF_THE_CONNECTION.has(name) || OF_THE_WORKER.has(name) || /^(?:webhook|proxy)-/.test(name);
}
