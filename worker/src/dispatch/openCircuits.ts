import type { Logger } from 'pino';
import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';

/** A target that some process leaves alone. */
export interface OpenCircuit {
	/** Of the subscription. */
	id: string;
	/** When the target gets its next chance, Unix time in ms. */
	until: number;
	/** Why the last attempt failed. */
	reason: string;
}

/** A delivery may take minutes. What is older than this was left behind by a process that died, in ms. */
const KNOWN_FOR = 6 * 60_000;

/**
 * Tells all processes which targets are left alone. Each keeps its own breakers; this is for people, who
 * look at any of the processes. Nothing waits for it, and that it fails is no harm.
 */
export class OpenCircuits {
	readonly #documents: DocumentCollection<OpenCircuit>;
	/** Writes one after the other, so that the last one counts. */
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
			(error: unknown) => this.log.debug({ err: String(error) }, 'state of a target not noted'),
		);
	}
}
