import { createServer } from 'node:net';

/** Ports on 127.0.0.1. */
export interface Ports {
	n8n: number;
	/** Between n8n and its task runner. */
	broker: number;
	worker: number;
	simulator: number;
}

/** Ports that nobody uses right now. */
export async function freePorts(): Promise<Ports> {
	const servers = await Promise.all([listen(0), listen(0), listen(0), listen(0)]);
	const [n8n, broker, worker, simulator] = servers.map((server) => server.port);
	await Promise.all(servers.map(async (server) => await server.close()));
	return { n8n, broker, worker, simulator };
}

export async function isFree(port: number): Promise<boolean> {
	try {
		const server = await listen(port);
		await server.close();
		return true;
	} catch {
		return false;
	}
}

interface Listener {
	port: number;
	close(): Promise<void>;
}

/** @param port 0 takes any free one */
async function listen(port: number): Promise<Listener> {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			resolve({
				port: typeof address === 'object' && address ? address.port : port,
				close: async () => await new Promise((closed) => server.close(() => closed())),
			});
		});
	});
}
