import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Random } from './random';

interface Call {
	inbound: Socket;
	outbound: Socket;
}

export interface FrayedLine {
	random: Random;
	/** Each connection breaks after at most this number of bytes, counted in both directions. */
	mostBytes: number;
}

/** A TCP line between two programs on this machine that can be cut. */
export class Line {
	readonly #server: Server;
	readonly #calls = new Set<Call>();
	#frayed: FrayedLine | undefined;
	#isSilent = false;
	#cuts = 0;

	/** @param onCut called with the local port of the line's connection to the other end */
	private constructor(
		private readonly portBehind: number,
		private readonly onCut: (outboundPort: number) => void,
	) {
		this.#server = createServer({ allowHalfOpen: true }, (inbound) => this.#take(inbound));
	}

	/** A line to that port of 127.0.0.1, even if nothing listens there yet. */
	static async to(
		portBehind: number,
		onCut: (outboundPort: number) => void = () => undefined,
	): Promise<Line> {
		const line = new Line(portBehind, onCut);
		await line.#listen(0);
		return line;
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	get origin(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Connections cut so far. */
	get cuts(): number {
		return this.#cuts;
	}

	/** Cuts every connection and refuses new ones, like a machine that is down. @returns a function that undoes it */
	async sever(): Promise<() => Promise<void>> {
		const { port } = this;
		this.#server.close();
		this.cutAll();
		await once(this.#server, 'close');
		return async () => await this.#listen(port);
	}

	/** Swallows all data, like a machine that hangs. @returns a function that undoes it */
	silence(): () => void {
		this.#isSilent = true;
		return () => {
			this.#isSilent = false;
			this.cutAll();
		};
	}

	cutAll(): void {
		for (const call of this.#calls) this.#cut(call);
	}

	/** From now on, breaks connections in the middle of their data; undefined stops it. */
	fray(frayed: FrayedLine | undefined): void {
		this.#frayed = frayed;
		this.cutAll();
	}

	async close(): Promise<void> {
		this.#server.close();
		for (const { inbound, outbound } of this.#calls) {
			inbound.destroy();
			outbound.destroy();
		}
		if (this.#server.listening) await once(this.#server, 'close');
	}

	async #listen(port: number): Promise<void> {
		this.#server.listen(port, '127.0.0.1');
		await once(this.#server, 'listening');
	}

	#take(inbound: Socket): void {
		const outbound = connect({ port: this.portBehind, host: '127.0.0.1', allowHalfOpen: true });
		const call = { inbound, outbound };
		this.#calls.add(call);
		const { random, mostBytes = Infinity } = this.#frayed ?? {};
		let bytesLeft = random ? random.integer(1, mostBytes) : Infinity;
		const pass = (chunk: Buffer, to: Socket): void => {
			if (this.#isSilent) return;
			to.write(chunk.subarray(0, bytesLeft));
			bytesLeft -= chunk.length;
			if (bytesLeft <= 0) this.#cut(call);
		};
		for (const [from, to] of [
			[inbound, outbound],
			[outbound, inbound],
		]) {
			from.setNoDelay(true);
			from.on('data', (chunk: Buffer) => pass(chunk, to));
			from.on('end', () => to.end());
			from.on('error', () => to.destroy());
			from.on('close', () => {
				to.destroy();
				this.#calls.delete(call);
			});
		}
	}

	#cut(call: Call): void {
		this.#calls.delete(call);
		this.#cuts += 1;
		this.onCut(call.outbound.localPort ?? 0);
		call.inbound.resetAndDestroy();
		call.outbound.resetAndDestroy();
	}
}
