import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Delivery } from '../../protocol/worker/delivery';
import type { Cleanup } from '../../test/chaos/cleanup';

/** A target that accepts everything immediately and counts it, much faster than any n8n. */
export class EventCounter {
	/** Files whose events were delivered, with the time of the first arrival in ms. */
	readonly arrivals = new Map<string, number>();
	#total = 0;

	private constructor(
		/** The origin to deliver to, at any path. */
		readonly origin: string,
	) {}

	/** @param hangs returns whether requests to a path get no answer */
	static async start(
		cleanup: Cleanup,
		hangs: (path: string) => boolean = () => false,
	): Promise<EventCounter> {
		const server = createServer();
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		cleanup.later(() => {
			server.closeAllConnections();
			server.close();
		});
		const counter = new EventCounter(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
		server.on('request', (request, response) => {
			const path = request.url ?? '';
			if (hangs(path)) return;
			void buffer(request).then((body) => {
				response.writeHead(200).end('{}');
				counter.#note(path, JSON.parse(body.toString()) as Delivery);
			});
		});
		return counter;
	}

	/** The key in `arrivals` of a file's event at a path. */
	static nameOf(path: string, fileName: string): string {
		return `${path} ${fileName}`;
	}

	/** Number of all events that have arrived, each counted once. */
	get total(): number {
		return this.#total;
	}

	/** Forgets the arrivals so far. */
	restart(): void {
		this.arrivals.clear();
	}

	#note(path: string, { events }: Delivery): void {
		const now = performance.now();
		for (const { payload } of events) {
			const name = EventCounter.nameOf(path, String(payload.name));
			if (this.arrivals.has(name)) continue;
			this.arrivals.set(name, now);
			this.#total += 1;
		}
	}
}
