import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** A client gets this long to send its headers, in ms, and this long for the whole request. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 30_000;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_CONNECTIONS = 10_000;

/** The HTTP side of the worker. */
export class HttpServer {
	private constructor(private readonly server: Server) {}

	/** @throws when the address is taken or not ours */
	static async listen(app: Express, port: number, host: string): Promise<HttpServer> {
		const server = createServer(
			{
				headersTimeout: HEADERS_TIMEOUT,
				requestTimeout: REQUEST_TIMEOUT,
				maxHeaderSize: MAX_HEADER_BYTES,
			},
			app,
		);
		server.maxConnections = MAX_CONNECTIONS;
		server.listen(port, host);
		await once(server, 'listening');
		return new HttpServer(server);
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	/**
	 * Takes no further requests, and resolves when those under way are answered.
	 *
	 * @param patience how long they may take before their connections are cut, in ms
	 */
	async close(patience: number): Promise<void> {
		const closed = once(this.server, 'close');
		this.server.close();
		this.server.closeIdleConnections();
		const timer = setTimeout(() => this.server.closeAllConnections(), patience);
		await closed;
		clearTimeout(timer);
	}
}
