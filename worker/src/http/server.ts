import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** What a client may take. Times in ms. */
export interface ClientLimits {
	/** For its headers. */
	headersTimeout: number;
	/** For the whole request. */
	requestTimeout: number;
	/** How often both are looked at, and so how much longer it may really take. */
	connectionsCheckingInterval: number;
	/** Size of all its headers, in bytes. */
	maxHeaderSize: number;
}

const CLIENT_LIMITS: ClientLimits = {
	headersTimeout: 10_000,
	requestTimeout: 30_000,
	connectionsCheckingInterval: 5_000,
	maxHeaderSize: 16 * 1024,
};
/** Connections at once, of all clients. */
const MAX_CONNECTIONS = 10_000;

/** The HTTP side of the worker. */
export class HttpServer {
	private constructor(private readonly server: Server) {}

	/** @throws when the address is taken or not ours */
	static async listen(
		app: Express,
		port: number,
		host: string,
		limits = CLIENT_LIMITS,
	): Promise<HttpServer> {
		const server = createServer({ ...limits }, app);
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
