import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';
import type { Session } from './session';

type EndedSession = Pick<Session, 'id' | 'expiresAt'>;

/**
 * The sessions that were logged out, in the store: no process accepts them anymore, also after a restart.
 *
 * Every method throws StoreUnavailableError if the store fails or does not answer.
 */
export class EndedSessions {
	readonly #ended: DocumentCollection<EndedSession>;

	constructor(documents: DocumentStore) {
		this.#ended = new DocumentCollection(documents, 'ended-session');
	}

	async add({ id, expiresAt }: EndedSession): Promise<void> {
		await this.#ended.insert({ id, expiresAt });
	}

	async has({ id }: Pick<Session, 'id'>): Promise<boolean> {
		return (await this.#ended.get(id)) !== undefined;
	}

	/**
	 * Forgets those that have expired. Call it from time to time, in one process.
	 *
	 * @param now Unix time in ms
	 */
	async sweep(now = Date.now()): Promise<void> {
		for (const { id, expiresAt } of await this.#ended.all()) {
			if (expiresAt <= now) await this.#ended.delete(id);
		}
	}
}
