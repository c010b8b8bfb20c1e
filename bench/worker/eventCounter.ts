import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Delivery } from '../../nodes/shared/protocol/delivery';
import type { Cleanup } from '../../test/chaos/cleanup';

/** A target that takes everything at once and counts: as fast as n8n will never be. */
export interface EventCounter {
	/** Where to deliver to. */
	target: string;
	/** Names of files whose events were delivered, with the time of their arrival in ms. */
	arrivals: Map<string, number>;
	/** Requests they came in. */
	requests: number;
}

export async function startEventCounter(cleanup: Cleanup): Promise<EventCounter> {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	cleanup.later(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	const counter: EventCounter = {
		target: `http://127.0.0.1:${port}/webhook`,
		arrivals: new Map(),
		requests: 0,
	};
	server.on('request', (request, response) => {
		void buffer(request).then((body) => {
			response.writeHead(200).end('{}');
			counter.requests += 1;
			const { events } = JSON.parse(body.toString()) as Delivery;
			for (const { payload } of events)
				counter.arrivals.set(String(payload.name), performance.now());
		});
	});
	return counter;
}
