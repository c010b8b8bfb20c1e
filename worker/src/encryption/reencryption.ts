import type { Logger } from 'pino';
import type { Records } from '../store/records';
import { UnreadableError } from './vault';
import type { RecordPlace, SealedRecords } from './sealedRecords';

/** How many records there were, by what became of them. */
export interface Reencrypted {
	/** Had an older key, and have the newest now. */
	rewritten: number;
	/** Had the newest key already. */
	current: number;
	/** Have a key that ENCRYPTION_KEY does not hold. They were left alone. */
	unreadable: number;
}

/**
 * Rewrites records with the newest key, so that older ones can be taken out of ENCRYPTION_KEY. Each
 * is replaced as a whole and only if nobody has changed it, so others may work meanwhile, and a
 * pass that is cut short is simply done again. Queued events are not touched: they go by themselves.
 */
export class Reencryption {
	constructor(
		private readonly records: Records,
		private readonly sealed: Readonly<Record<string, SealedRecords>>,
		private readonly log: Logger,
	) {}

	/**
	 * @returns what was done, by what the records are
	 * @throws StoreUnavailableError
	 */
	async run(): Promise<Record<string, Reencrypted>> {
		const done: Record<string, Reencrypted> = {};
		for (const [name, sealed] of Object.entries(this.sealed)) {
			const result: Reencrypted = { rewritten: 0, current: 0, unreadable: 0 };
			for (const place of await sealed.places()) {
				const outcome = await this.#rewrite(sealed, place);
				if (outcome) result[outcome] += 1;
			}
			done[name] = result;
		}
		this.log.info(done, 'records have the newest encryption key');
		return done;
	}

	/** @returns undefined when the record has gone meanwhile */
	async #rewrite(
		sealed: SealedRecords,
		place: RecordPlace,
	): Promise<keyof Reencrypted | undefined> {
		const { kind, id } = place;
		for (;;) {
			const value = await this.records.get(kind, id);
			if (value === undefined) return undefined;
			let renewed: string | undefined;
			try {
				renewed = sealed.reseal(place, value);
			} catch (error) {
				if (error instanceof UnreadableError) return 'unreadable';
				throw error;
			}
			if (renewed === undefined) return 'current';
			if (await this.records.replace(kind, id, value, renewed)) return 'rewritten';
		}
	}
}
