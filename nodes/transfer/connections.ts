import type { IExecuteFunctions } from 'n8n-workflow';
import { stopped } from './errors';

/**
 * The parts that one node transfers at the same time. All of its items share them, so that many files
 * take no more connections and memory than one. Whoever asks first is served first.
 */
export class Connections {
	private taken = 0;
	private readonly waiting: Array<() => void> = [];

	constructor(readonly limit: number) {}

	/**
	 * Waits for a free connection.
	 *
	 * @returns gives the connection back; further calls have no effect
	 * @throws NodeOperationError when the signal fires first
	 */
	async take(ctx: IExecuteFunctions, signal: AbortSignal): Promise<() => void> {
		if (signal.aborted) throw stopped(ctx);
		if (this.taken < this.limit) this.taken++;
		else await this.turn(ctx, signal);
		let held = true;
		return () => {
			if (held) this.passOn();
			held = false;
		};
	}

	private async turn(ctx: IExecuteFunctions, signal: AbortSignal): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			const onAbort = () => {
				this.waiting.splice(this.waiting.indexOf(onTurn), 1);
				reject(stopped(ctx));
			};
			const onTurn = () => {
				signal.removeEventListener('abort', onAbort);
				resolve();
			};
			signal.addEventListener('abort', onAbort, { once: true });
			this.waiting.push(onTurn);
		});
	}

	private passOn(): void {
		const next = this.waiting.shift();
		if (next) next();
		else this.taken--;
	}
}

/** Released with the execution of the node that they belong to. */
const connectionsOf = new WeakMap<IExecuteFunctions, Connections>();

/** The connections of this execution of a node. @param limit of the first item counts for all */
export function sharedConnections(ctx: IExecuteFunctions, limit: number): Connections {
	const existing = connectionsOf.get(ctx);
	if (existing) return existing;
	const created = new Connections(limit);
	connectionsOf.set(ctx, created);
	return created;
}
