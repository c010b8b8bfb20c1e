import type { Logger } from 'pino';
import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';

/** A target whose circuit breaker is open in some process. */
export interface OpenCircuit {
	/** Of the subscription. */
	id: string;
	/** When the next trial delivery is due, Unix time in ms. */
	until: number;
	/** Why the last attempt failed. */
	reason: string;
}

/** In ms. Deliveries can take minutes; an older record was left behind by a process that died. */
const KNOWN_FOR = 6 * 60_000;

/**
 * Shares with all processes which circuit breakers are open. Each process keeps its own breakers;
 * this record only lets users see the state from any process. Nothing waits for it, and failures
 * are harmless.
 */
export class OpenCircuits {
	readonly #documents: DocumentCollection<OpenCircuit>;
	/** Queues the writes, so that the last one wins. */
	#writing: Promise<void> = Promise.resolve();

	constructor(
		documents: DocumentStore,
		private readonly log: Logger,
	) {
		this.#documents = new DocumentCollection(documents, 'open-circuit');
	}

	opened(breaker: OpenCircuit): void {
		this.#write(() => this.#documents.save(breaker));
	}

	closed(subscription: string): void {
		this.#write(() => this.#documents.delete(subscription));
	}

	/** @param now Unix time in ms @throws StoreUnavailableError */
	async all(now: number): Promise<OpenCircuit[]> {
		return (await this.#documents.all()).filter(({ until }) => until + KNOWN_FOR > now);
	}

	/** Resolves when everything is written. */
	async stop(): Promise<void> {
		await this.#writing;
	}

	#write(write: () => Promise<unknown>): void {
		this.#writing = this.#writing.then(write).then(
			() => undefined,
			(error: unknown) =>
				this.log.debug({ err: String(error) }, 'circuit breaker state not recorded'),
		);
	}
}
