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

/** How a target answers one delivery; by default with 200. */
export type Behaviour = (received: ReceivedDelivery, response: ServerResponse) => void;

const answerOk: Behaviour = (_received, response) => {
	response.writeHead(200).end('{}');
};

/** Stands where n8n stands: keeps what is delivered, and answers as told. */
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

	/** A path that no delivery has come to yet, for a workflow of its own. */
	newPath(): string {
		return `/webhook/${(this.#paths += 1)}/webhook`;
	}

	/** Deliveries that came to one path. */
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

	/** Does this with what comes to one path, until told otherwise. */
	on(path: string, behaviour: Behaviour = answerOk): void {
		this.#behaviours.set(path, behaviour);
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}
}
