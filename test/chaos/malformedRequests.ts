import { gzipSync } from 'node:zlib';
import { signCallback } from '../../protocol/callbacks/callbackSignature';
import type { Random } from './random';

/** What a genuine callback to the worker contains. */
export interface Entrance {
	/** Such as `/callbacks/<route key>`. */
	path: string;
	secret: string;
}

/** The parts of one request, before one of them is broken. */
interface Request {
	method: string;
	path: string;
	version: string;
	headers: [name: string, value: string][];
	body: Buffer;
}

type Breakage = (random: Random, request: Request, entrance: Entrance) => Buffer | Request;

const JSON_TYPE = 'application/json';

/** The bytes of a request that no receiver may accept, malformed in a random way. */
export function malformedRequest(random: Random, entrance: Entrance): Buffer {
	const request: Request = {
		method: 'POST',
		path: entrance.path,
		version: 'HTTP/1.1',
		headers: [
			['Host', '127.0.0.1'],
			// A different address each, so that rate limiting refuses none of them.
			['X-Forwarded-For', address(random)],
		],
		body: Buffer.from(callback(`forged-${random.integer(1, 1e9)}`)),
	};
	const broken = random.pick(BREAKAGES)(random, request, entrance);
	return Buffer.isBuffer(broken) ? broken : write(broken);
}

const BREAKAGES: readonly Breakage[] = [
	unsigned,
	wronglySigned,
	changedAfterSigning,
	signedNonsense,
	signedCompressed,
	elsewhere,
	otherMethod,
	brokenLength,
	brokenHeader,
	tooLong,
	noise,
];

function callback(name: string): string {
	return JSON.stringify({
		version: '1.0',
		resourceUrn: `urn:adsk.wipprod:fs.file:vf.${name}?version=1`,
		hook: { hookId: 'forged', system: 'data', event: 'dm.version.added' },
		payload: { name, modifiedTime: '2026-03-02T09:15:26+0000' },
	});
}

function unsigned(_random: Random, request: Request): Request {
	return withHeaders(request, ['Content-Type', JSON_TYPE], length(request.body));
}

function wronglySigned(random: Random, request: Request, { secret }: Entrance): Request {
	const right = signCallback(request.body, secret);
	const signature = random.pick([
		'',
		'sha1hash=',
		right.slice('sha1hash='.length),
		right.replace('sha1', 'sha256'),
		right.slice(0, -1),
		`${right}0`,
		right.toUpperCase(),
		`sha1hash=${random.bytes(20).toString('hex')}`,
		`sha1hash=${random.bytes(20).toString('base64')}`,
		signCallback(`${request.body.toString()} `, secret),
		signCallback(request.body, `${secret}0`),
		signCallback(request.body, ''),
		`${right}, ${right}`,
		`sha1hash=${'f'.repeat(random.integer(100, 5_000))}`,
		'sha1hash=\u00e9\u00e9\u00e9',
	]);
	const sent = ['X-Adsk-Signature', signature] as [string, string];
	return withHeaders(request, ['Content-Type', JSON_TYPE], sent, length(request.body));
}

function changedAfterSigning(random: Random, request: Request, entrance: Entrance): Request {
	const signature = signCallback(request.body, entrance.secret);
	const body = Buffer.from(request.body);
	const at = random.integer(0, body.length - 1);
	body[at] ^= random.integer(1, 255);
	const changed = random.pick([
		body,
		request.body.subarray(0, at),
		Buffer.concat([request.body, random.bytes(random.integer(1, 50))]),
	]);
	return withHeaders(
		{ ...request, body: changed },
		['Content-Type', JSON_TYPE],
		['X-Adsk-Signature', signature],
		length(changed),
	);
}

function signedNonsense(random: Random, request: Request, entrance: Entrance): Request {
	const body = random.pick([
		Buffer.alloc(0),
		Buffer.from('null'),
		Buffer.from('[]'),
		Buffer.from('"hook"'),
		Buffer.from('1e999'),
		Buffer.from('{"hook":[],"payload":{}}'),
		Buffer.from('{"hook":{"event":1},"payload":{}}'),
		nested(random.integer(101, 50_000)),
		Buffer.from('['.repeat(random.integer(1_000, 100_000))),
		Buffer.from('{"a":'.repeat(random.integer(1_000, 50_000))),
		request.body.subarray(0, random.integer(1, request.body.length - 1)),
		random.bytes(random.integer(1, 300)),
		Buffer.from(request.body.toString(), 'utf16le'),
	]);
	return signed({ ...request, body }, entrance, JSON_TYPE);
}

/** Well-formed, but too deep for code that walks it level by level. */
function nested(levels: number): Buffer {
	return Buffer.from(`${'{"payload":'.repeat(levels)}{}${'}'.repeat(levels)}`);
}

function signedCompressed(random: Random, request: Request, entrance: Entrance): Request {
	const encoding = random.pick(['gzip', 'deflate', 'br', 'zstd', 'x', 'gzip, gzip']);
	const body = random.chance(0.5) ? gzipSync(request.body) : request.body;
	const whole = signed({ ...request, body }, entrance, JSON_TYPE);
	return withHeaders(whole, ['Content-Encoding', encoding]);
}

function elsewhere(random: Random, request: Request, entrance: Entrance): Request {
	const key = entrance.path.split('/').pop() ?? '';
	const path = random.pick([
		'/callbacks/',
		'/callbacks',
		`/callbacks/${key.slice(0, -1)}`,
		`/callbacks/${key}x`,
		`/callbacks/${key}/more`,
		`/callbacks/${key.toUpperCase()}`,
		`/callbacks/%${key}`,
		`/callbacks/${key}%00`,
		'/callbacks/__proto__',
		'/callbacks/../api/v1/subscriptions',
		'/api/v1/subscriptions',
		'/api/v1/deliveries/replay',
		`/callbacks/${random.bytes(8).toString('base64url')}`,
		'/callbacks/\u00e9',
		`http://other.example/callbacks/${key}x`,
		'*',
		`/${'a/'.repeat(random.integer(1, 5_000))}`,
	]);
	return signed({ ...request, path }, entrance, JSON_TYPE);
}

function otherMethod(random: Random, request: Request, entrance: Entrance): Request {
	const methods = [
		'GET',
		'HEAD',
		'PUT',
		'PATCH',
		'DELETE',
		'TRACE',
		'CONNECT',
		'post',
		'POSTT',
		'M-SEARCH',
		'',
	];
	return signed({ ...request, method: random.pick(methods) }, entrance, JSON_TYPE);
}

/** The end of the body is ambiguous or never arrives. */
function brokenLength(random: Random, request: Request, entrance: Entrance): Request {
	const { headers } = signed(request, entrance, JSON_TYPE);
	const others = headers.filter(([name]) => name !== 'Content-Length');
	const size = request.body.length;
	const lengths: [string, string][][] = [
		[['Content-Length', String(size + random.integer(1, 5_000))]],
		[['Content-Length', String(random.integer(1, size - 1))]],
		[['Content-Length', '-1']],
		[['Content-Length', '0x10']],
		[['Content-Length', '9'.repeat(random.integer(10, 40))]],
		[
			['Content-Length', String(size)],
			['Content-Length', String(size + 1)],
		],
		[
			['Content-Length', String(size)],
			['Transfer-Encoding', 'chunked'],
		],
		[['Transfer-Encoding', 'chunked']],
		[['Transfer-Encoding', 'gzip, chunked, x']],
		[],
	];
	return { ...request, headers: [...others, ...random.pick(lengths)] };
}

function brokenHeader(random: Random, request: Request): Request {
	const broken: [string, string] = random.pick([
		['', 'no name'],
		['with blank', 'x'],
		['X-Null', 'a\0b'],
		['X-Return', 'a\rb'],
		['X-Bytes', random.bytes(random.integer(1, 200)).toString('latin1')],
		['X-Long', 'a'.repeat(random.integer(8_000, 40_000))],
		['Expect', 'the unexpected'],
		['Upgrade', 'websocket'],
		['X-Forwarded-For', random.bytes(30).toString('latin1')],
		['X-Forwarded-For', 'unknown, 300.1.2.3, ::gg, 1.2.3.4:80'],
		['Host', ''],
		['Cookie', '='.repeat(random.integer(1, 3_000))],
	]);
	const version = random.pick([
		'HTTP/1.1',
		'HTTP/1.1',
		'HTTP/1.0',
		'HTTP/9.9',
		'HTTP',
		'http/1.1',
		'',
	]);
	return withHeaders({ ...request, version }, broken, length(request.body));
}

/** The declared size alone is too large; no body follows. */
function tooLong(random: Random, request: Request): Request {
	const size = String(random.integer(2 ** 21 + 1, 2 ** 31));
	return withHeaders(request, ['Content-Type', JSON_TYPE], ['Content-Length', size]);
}

function noise(random: Random, request: Request): Buffer {
	const bytes = random.bytes(random.integer(1, 400));
	const whole = write(withHeaders(request, ['Content-Type', JSON_TYPE], length(request.body)));
	return random.pick([
		bytes,
		Buffer.from('\r\n\r\n\r\n'),
		Buffer.concat([Buffer.from([0x16, 0x03, 0x01]), bytes]),
		Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
		whole.subarray(0, random.integer(1, whole.length - 1)),
		Buffer.concat([whole.subarray(0, random.integer(1, 60)), bytes]),
	]);
}

function signed(request: Request, { secret }: Entrance, contentType: string): Request {
	return withHeaders(
		request,
		['Content-Type', contentType],
		['X-Adsk-Signature', signCallback(request.body, secret)],
		length(request.body),
	);
}

function withHeaders(request: Request, ...headers: [string, string][]): Request {
	return { ...request, headers: [...request.headers, ...headers] };
}

function length(body: Buffer): [string, string] {
	return ['Content-Length', String(body.length)];
}

function write({ method, path, version, headers, body }: Request): Buffer {
	const lines = [
		`${method} ${path} ${version}`,
		...headers.map(([name, value]) => `${name}: ${value}`),
	];
	return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

function address(random: Random): string {
	const part = (): number => random.integer(1, 254);
	return `10.${part()}.${part()}.${part()}`;
}
