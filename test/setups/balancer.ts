import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How webhooks are divided among n8n's webhook processes. */
export type Routing = 'by path' | 'in turn';

export interface BalancedServers {
	/** Handles everything except published webhooks. */
	main: string;
	/** Handle `/webhook/…`. */
	webhooks: readonly string[];
}

/** The load balancer in front of an n8n in queue mode, as n8n's documentation asks for one. */
export class Balancer {
	routing: Routing = 'by path';
	private servers: BalancedServers | undefined;
	private turn = 0;
	private readonly server: Server = createServer((incoming, outgoing) =>
		this.forward(incoming, outgoing),
	);

	/** Listens on 127.0.0.1; answers only after {@link serve}. */
	static async start(): Promise<Balancer> {
		const balancer = new Balancer();
		balancer.server.listen(0, '127.0.0.1');
		await once(balancer.server, 'listening');
		return balancer;
	}

	serve(servers: BalancedServers): void {
		this.servers = servers;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.close();
		this.server.closeAllConnections();
		await once(this.server, 'close');
	}

	private forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
		const { method, headers, url = '/' } = incoming;
		const forwarded = request(new URL(url, this.serverFor(url)), { method, headers });
		forwarded.on('response', (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		forwarded.on('error', () => outgoing.destroy());
		outgoing.on('close', () => forwarded.destroy());
		incoming.pipe(forwarded);
	}

	private serverFor(path: string): string | undefined {
		const { main, webhooks = [] } = this.servers ?? {};
		if (!path.startsWith('/webhook/')) return main;
		const index = this.routing === 'by path' ? hash(path) : this.turn++;
		return webhooks[index % webhooks.length];
	}
}

function hash(path: string): number {
	return createHash('sha256').update(path).digest().readUInt32BE();
}
