import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Limits for a client. Times in ms. */
export interface ClientLimits {
	/** Timeout for its headers. */
	headersTimeout: number;
	/** Timeout for the whole request. */
	requestTimeout: number;
	/** How often both are checked, and so how much longer a request may really take. */
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
/**
 * How long an idle connection stays open, in ms: longer than reverse proxies and load balancers keep theirs
 * (60 s is common). Otherwise one sends a callback just when the worker closes, and answers it with 502.
 */
const KEEP_ALIVE_TIMEOUT = 75_000;
/** How often connections that became idle are closed while the server closes, in ms. */
const CLOSING_INTERVAL = 100;
/** Maximum number of connections at once, across all clients. */
const MAX_CONNECTIONS = 10_000;

/** The HTTP side of the worker. */
export class HttpServer {
	private constructor(private readonly server: Server) {}

	/** @throws if the address is in use or does not belong to this machine */
	static async listen(
		app: RequestListener,
		port: number,
		host: string,
		limits = CLIENT_LIMITS,
	): Promise<HttpServer> {
		const server = createServer({ ...limits, keepAliveTimeout: KEEP_ALIVE_TIMEOUT }, app);
		server.maxConnections = MAX_CONNECTIONS;
		server.listen(port, host);
		await once(server, 'listening');
		return new HttpServer(server);
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	/**
	 * Stops accepting requests, and resolves when those in progress are answered.
	 *
	 * @param timeout how long they may take before their connections are closed, in ms
	 */
	async close(timeout: number): Promise<void> {
		const closed = once(this.server, 'close');
		this.server.close();
		this.server.closeIdleConnections();
		const closing = setInterval(() => this.server.closeIdleConnections(), CLOSING_INTERVAL);
		const timer = setTimeout(() => this.server.closeAllConnections(), timeout);
		await closed;
		clearInterval(closing);
		clearTimeout(timer);
	}
}
