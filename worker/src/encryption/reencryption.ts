import type { Logger } from 'pino';
import type { Reencrypted } from '../../../protocol/worker/api/shapes/encryption';
import type { DocumentStore } from '../store/documentStore';
import { UnreadableError } from './vault';
import type { RecordPlace, SealedDocuments } from './sealedDocuments';

/**
 * Re-encrypts documents with the newest key, so that older keys can be removed from ENCRYPTION_KEY. Each
 * record is replaced as a whole, and only if it has not changed since it was read. Other processes can
 * therefore keep working, and an interrupted pass can simply be repeated. Queued events are left alone,
 * because they leave the store when they are delivered.
 */
export class Reencryption<Kind extends string> {
	constructor(
		private readonly documents: DocumentStore,
		private readonly sealed: Readonly<Record<Kind, SealedDocuments>>,
		private readonly log: Logger,
	) {}

	/**
	 * @returns the counts of each kind of record
	 * @throws StoreUnavailableError
	 */
	async run(): Promise<Record<Kind, Reencrypted>> {
		const kinds = Object.keys(this.sealed) as Kind[];
		const done = Object.fromEntries(kinds.map((kind) => [kind, noRecords()])) as Record<
			Kind,
			Reencrypted
		>;
		for (const kind of kinds) {
			for (const place of await this.sealed[kind].places()) {
				const outcome = await this.#rewrite(this.sealed[kind], place);
				if (outcome) done[kind][outcome] += 1;
			}
		}
		const counts: Readonly<Record<string, Reencrypted>> = done;
		this.log.info(counts, 'records re-encrypted with the newest key');
		return done;
	}

	/** @returns undefined if the record was deleted in the meantime */
	async #rewrite(
		sealed: SealedDocuments,
		place: RecordPlace,
	): Promise<keyof Reencrypted | undefined> {
		const { kind, id } = place;
		for (;;) {
			const value = await this.documents.get(kind, id);
			if (value === undefined) return undefined;
			let renewed: string | undefined;
			try {
				renewed = sealed.reseal(place, value);
			} catch (error) {
				if (error instanceof UnreadableError) return 'unreadable';
				throw error;
			}
			if (renewed === undefined) return 'current';
			if (await this.documents.replace(kind, id, value, renewed)) return 'rewritten';
		}
	}
}

function noRecords(): Reencrypted {
	return { rewritten: 0, current: 0, unreadable: 0 };
}
