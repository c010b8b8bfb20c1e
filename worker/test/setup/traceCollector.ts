import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedSpan {
	traceId: string;
	spanId: string;
	/** Empty for the first span of a trace. */
	parentId: string;
	name: string;
	attributes: Record<string, string | number | boolean>;
	/** Why it failed; empty if it did not. */
	problem: string;
	service: string;
}

/** Takes the place of an OpenTelemetry collector: accepts OTLP over HTTP in protobuf. */
export class Collector {
	readonly spans: ReceivedSpan[] = [];
	/** Everything received, unparsed. */
	readonly bodies: Buffer[] = [];

	readonly #server = createServer();

	constructor() {
		this.#server.on('request', (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const body = Buffer.concat(chunks);
				const type = request.headers['content-type'];
				if (request.url !== '/v1/traces' || type !== 'application/x-protobuf') {
					response.writeHead(400).end();
					return;
				}
				this.bodies.push(body);
				this.spans.push(...readSpans(body));
				response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
			});
		});
	}

	async listen(): Promise<void> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}
}

/** The fields of a protobuf message by their numbers, each as often as it occurs. */
type Message = Map<number, (Buffer | bigint)[]>;

/** Field numbers are those of `opentelemetry/proto/trace/v1/trace.proto`. */
function readSpans(request: Buffer): ReceivedSpan[] {
	return messages(readMessage(request), 1).flatMap((resourceSpans) => {
		const [resource] = messages(resourceSpans, 1);
		const service = String(readAttributes(resource ?? new Map(), 1)['service.name']);
		return messages(resourceSpans, 2)
			.flatMap((scopeSpans) => messages(scopeSpans, 2))
			.map((span) => ({
				traceId: bytes(span, 1).toString('hex'),
				spanId: bytes(span, 2).toString('hex'),
				parentId: bytes(span, 4).toString('hex'),
				name: bytes(span, 5).toString(),
				attributes: readAttributes(span, 9),
				problem: bytes(messages(span, 15)[0] ?? new Map(), 2).toString(),
				service,
			}));
	});
}

function readAttributes(message: Message, field: number): ReceivedSpan['attributes'] {
	return Object.fromEntries(
		messages(message, field).map((entry) => {
			const value = messages(entry, 2)[0] ?? new Map<number, (Buffer | bigint)[]>();
			const [flag] = value.get(2) ?? [];
			const [integer] = value.get(3) ?? [];
			const read =
				integer === undefined
					? flag === undefined
						? bytes(value, 1).toString()
						: flag === 1n
					: Number(integer);
			return [bytes(entry, 1).toString(), read];
		}),
	);
}

function messages(message: Message, field: number): Message[] {
	return (message.get(field) ?? []).filter(Buffer.isBuffer).map(readMessage);
}

function bytes(message: Message, field: number): Buffer {
	return (message.get(field) ?? []).find(Buffer.isBuffer) ?? Buffer.alloc(0);
}

function readMessage(buffer: Buffer): Message {
	const message: Message = new Map();
	let at = 0;
	const varint = (): bigint => {
		let value = 0n;
		for (let shift = 0n; ; shift += 7n) {
			const byte = buffer.readUInt8(at++);
			value |= BigInt(byte & 0x7f) << shift;
			if (byte < 0x80) return value;
		}
	};
	const take = (length: number): Buffer => buffer.subarray(at, (at += length));
	while (at < buffer.length) {
		const tag = Number(varint());
		const type = tag & 7;
		const value = type === 0 ? varint() : take(type === 1 ? 8 : type === 5 ? 4 : Number(varint()));
		message.set(tag >> 3, [...(message.get(tag >> 3) ?? []), value]);
	}
	return message;
}
