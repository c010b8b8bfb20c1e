import type { Logger } from 'pino';
import type { Reencrypted } from '../../../protocol/worker/api/shapes/encryption';
import type { Records } from '../store/records';
import { UnreadableError } from './vault';
import type { RecordPlace, SealedRecords } from './sealedRecords';

/**
 * Rewrites records with the newest key, so that older ones can be taken out of ENCRYPTION_KEY. Each
 * is replaced as a whole and only if nobody has changed it, so others may work meanwhile, and a
 * pass that is cut short is simply done again. Queued events are not touched: they go by themselves.
 */
export class Reencryption<Kind extends string> {
	constructor(
		private readonly records: Records,
		private readonly sealed: Readonly<Record<Kind, SealedRecords>>,
		private readonly log: Logger,
	) {}

	/**
	 * @returns what was done, by what the records are
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
		this.log.info(counts, 'records have the newest encryption key');
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

function noRecords(): Reencrypted {
	return { rewritten: 0, current: 0, unreadable: 0 };
}
