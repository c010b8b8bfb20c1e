import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a stand-in answers to a request. */
export interface Answer {
	/** Default: 200. */
	status?: number;
	/** Default: JSON. */
	contentType?: string;
	/** Text is sent as it is; anything else as JSON. */
	body: unknown;
}

/** What a workflow sent. */
export interface Asked {
	method: string;
	headers: IncomingMessage['headers'];
	body: Buffer;
}

/** A service of somebody else that a workflow calls, on 127.0.0.1. */
export class StandIn {
	private constructor(
		readonly url: string,
		private readonly server: Server,
	) {}

	/** @param answer called for every request, with its path and query */
	static async start(answer: (url: URL, asked: Asked) => Answer): Promise<StandIn> {
		const server = createServer((request, response) => {
			const url = new URL(request.url ?? '/', 'http://127.0.0.1');
			const { method = 'GET', headers } = request;
			void buffer(request).then((received) => {
				const asked = { method, headers, body: received };
				const { status = 200, contentType = 'application/json', body } = answer(url, asked);
				response.writeHead(status, { 'content-type': contentType });
				response.end(
					typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
				);
			});
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		return new StandIn(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
	}

	async close(): Promise<void> {
		this.server.close();
		this.server.closeAllConnections();
		await once(this.server, 'close');
	}
}
