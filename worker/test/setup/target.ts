import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery } from '../../../protocol/worker/delivery';

export interface ReceivedDelivery {
	path: string;
	headers: IncomingHttpHeaders;
	rawBody: string;
	delivery: Delivery;
}

/** How a target answers a delivery; 200 by default. */
export type Behaviour = (received: ReceivedDelivery, response: ServerResponse) => void;

const answerOk: Behaviour = (_received, response) => {
	response.writeHead(200).end('{}');
};

/** Takes the place of n8n: records deliveries, and answers as configured. */
export class Target {
	readonly received: ReceivedDelivery[] = [];
	#behaviour: Behaviour = answerOk;
	#paths = 0;
	readonly #behaviours = new Map<string, Behaviour>();

	readonly #server = createServer();

	constructor() {
		this.#server.on('request', (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const rawBody = Buffer.concat(chunks).toString();
				const received: ReceivedDelivery = {
					path: request.url ?? '',
					headers: request.headers,
					rawBody,
					delivery: JSON.parse(rawBody) as Delivery,
				};
				this.received.push(received);
				(this.#behaviours.get(received.path) ?? this.#behaviour)(received, response);
			});
		});
	}

	static async start(): Promise<Target> {
		const target = new Target();
		await target.listen();
		return target;
	}

	async listen(): Promise<void> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	url(path: string): string {
		return `${this.origin}${path}`;
	}

	/** A path without any deliveries yet, for one workflow. */
	newPath(): string {
		return `/webhook/${(this.#paths += 1)}/webhook`;
	}

	/** Deliveries to one path. */
	at(path: string): ReceivedDelivery[] {
		return this.received.filter((received) => received.path === path);
	}

	/** Answers with this status from now on. */
	answer(status: number, headers: Record<string, string> = {}): void {
		this.#behaviour = (_received, response) => {
			response.writeHead(status, headers).end();
		};
	}

	answerOk(): void {
		this.#behaviour = answerOk;
	}

	/** Handles deliveries to one path this way, until changed. */
	on(path: string, behaviour: Behaviour = answerOk): void {
		this.#behaviours.set(path, behaviour);
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}
}
