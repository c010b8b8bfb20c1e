import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Delivery } from '../../protocol/worker/delivery';
import {
	DELIVERY_HEADERS,
	deliveryKey,
	verifyDelivery,
	type DeliveryVerdict,
} from '../../protocol/worker/deliverySignature';
import type { Arrival, Ledger } from './ledger';

/** What n8n does with one delivery. */
export type Answer =
	/** Accepts it and answers, possibly late. */
	| { kind: 'take'; afterMs?: number }
	/** Refuses it. */
	| { kind: 'refuse'; status: number; retryAfter?: number }
	/** Accepts it, but dies during its answer. */
	| { kind: 'half' }
	/** Accepts it, but dies before its answer. */
	| { kind: 'vanish' }
	/** Never answers. */
	| { kind: 'hang' };

export interface SinkOptions {
	ledger: Ledger;
	apiKey: string;
	/** Clock of n8n's machine, Unix time in ms. */
	now?: () => number;
}

/** A stand-in for n8n: verifies signatures, records the events it accepts, and fails on request. */
export class Sink {
	/** What it does with each delivery from now on. */
	mood: () => Answer = () => ({ kind: 'take' });
	/** Number of deliveries with a wrong signature. */
	forged = 0;
	/** Number of deliveries that it refused. */
	refused = 0;

	private constructor(
		private readonly server: Server,
		private readonly options: SinkOptions,
	) {
		server.on('request', (request, response) => {
			// If the connection is cut while reading, nothing was received.
			this.#receive(request, response).catch(() => response.destroy());
		});
	}

	static async start(options: SinkOptions): Promise<Sink> {
		const server = createServer();
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		return new Sink(server, options);
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const port = request.socket.remotePort ?? 0;
		const body = await buffer(request);
		const delivery = JSON.parse(body.toString()) as Delivery;
		const verdict = this.#verify(request, body, delivery);
		if (verdict.kind === 'refused') {
			// As the Trigger node does: a clock may be corrected, but a wrong signature stays wrong.
			const clocksDiffer = verdict.reason === 'timestamp out of tolerance';
			if (clocksDiffer) this.refused += 1;
			else this.forged += 1;
			response.writeHead(clocksDiffer ? 425 : 401).end();
			return;
		}
		const answer = this.mood();
		if (answer.kind === 'refuse' || answer.kind === 'hang') this.refused += 1;
		else this.#take(delivery, port, answer, response);
		this.#reply(answer, response);
	}

	#verify({ headers }: IncomingMessage, body: Buffer, delivery: Delivery): DeliveryVerdict {
		const { apiKey, now = Date.now } = this.options;
		return verifyDelivery(
			[deliveryKey(apiKey, delivery.subscription)],
			{
				id: String(headers[DELIVERY_HEADERS.id]),
				timestamp: String(headers[DELIVERY_HEADERS.timestamp]),
				signature: String(headers[DELIVERY_HEADERS.signature]),
			},
			body,
			now() / 1000,
		);
	}

	#take({ events }: Delivery, port: number, answer: Answer, response: ServerResponse): void {
		const spoilt = SPOILT[answer.kind];
		const arrivals = events.map(({ id, deliveryId, payload }): Arrival => ({
			at: Date.now(),
			name: String(payload.name),
			eventId: id,
			deliveryId,
			payload,
			port,
			...(spoilt === undefined ? {} : { spoilt }),
		}));
		for (const arrival of arrivals) this.options.ledger.noteArrival(arrival);
		response.once('close', () => {
			if (response.writableFinished) return;
			for (const arrival of arrivals) arrival.spoilt ??= 'the worker timed out waiting for n8n';
		});
	}

	#reply(answer: Answer, response: ServerResponse): void {
		switch (answer.kind) {
			case 'take': {
				const end = (): unknown => response.writeHead(200).end('{"message":"Workflow started"}');
				if (answer.afterMs === undefined) end();
				else setTimeout(end, answer.afterMs);
				return;
			}
			case 'refuse':
				if (answer.retryAfter !== undefined) response.setHeader('retry-after', answer.retryAfter);
				response.writeHead(answer.status).end();
				return;
			case 'half':
				response.writeHead(200, { 'content-length': 100 });
				response.write('{"message":', () => response.socket?.destroy());
				return;
			case 'vanish':
				response.socket?.destroy();
				return;
			case 'hang':
		}
	}
}

/** Why the worker repeats a delivery that n8n accepted with such an answer. */
const SPOILT: Partial<Record<Answer['kind'], string>> = {
	half: 'n8n died during its answer',
	vanish: 'n8n died before its answer',
};
