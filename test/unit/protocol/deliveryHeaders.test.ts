import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../protocol/worker/api/limits';
import { headerProblems } from '../../../protocol/worker/deliveryHeaders';

const { headers, headerName, headerValue, allHeaders } = LIMITS.subscription;
const SECRET = 'value-that-nobody-may-read';

describe('headers of a subscription', () => {
	it.each([
		[{}],
		[{ Authorization: 'Bearer abc.def_ghi' }],
		[{ 'X-Api-Key': 'a', 'CF-Access-Client-Id': 'b c\td' }],
		[{ [`x${'y'.repeat(headerName.maxLength - 1)}`]: 'v'.repeat(headerValue.maxLength) }],
	])('can be %j', (given) => {
		expect(headerProblems(given)).toEqual([]);
	});

	it.each([
		'Host',
		'content-length',
		'Content-Type',
		'content-encoding',
		'Connection',
		'keep-alive',
		'Transfer-Encoding',
		'TE',
		'trailer',
		'Upgrade',
		'Expect',
		'Proxy-Authorization',
		'proxy-connection',
		'webhook-id',
		'Webhook-Signature',
		'webhook-anything',
		'traceparent',
		'User-Agent',
	])('cannot be %s, which belongs to the connection or to the worker', (name) => {
		expect(headerProblems({ [name]: SECRET })).toEqual([
			{
				name,
				message: `${name} belongs to the connection or to the worker: leave it out`,
			},
		]);
	});

	it.each([
		['without a name', { '': SECRET }],
		['with a name that is no token', { [`X Key: ${SECRET}`]: SECRET }],
		['with a name in two lines', { 'X-Key\r\nHost': SECRET }],
		['with a name that is too long', { ['x'.repeat(headerName.maxLength + 1)]: SECRET }],
		['without a value', { 'X-Key': '' }],
		['with a value in two lines', { 'X-Key': `${SECRET}\r\nHost: elsewhere` }],
		['with a NUL character', { 'X-Key': `${SECRET}\0` }],
		['with a space at the end', { 'X-Key': `${SECRET} ` }],
		['with letters that HTTP does not carry', { 'X-Key': `${SECRET} ü €` }],
		['with a value that is too long', { 'X-Key': SECRET.padEnd(headerValue.maxLength + 1, 'v') }],
		['with the same name twice', { 'X-Key': SECRET, 'x-key': SECRET }],
		[
			'that are too many',
			Object.fromEntries(
				Array.from({ length: headers.maxItems + 1 }, (_, i) => [`x-${i}`, SECRET]),
			),
		],
		[
			'that are too long together',
			{
				a: 'v'.repeat(headerValue.maxLength),
				b: 'v'.repeat(allHeaders.maxLength - headerValue.maxLength),
			},
		],
	])('are refused %s, and no value is repeated', (_what, given) => {
		const problems = headerProblems(given);
		expect(problems).toHaveLength(1);
		expect(JSON.stringify(problems)).not.toContain(SECRET);
	});
});
