import { createHash } from 'node:crypto';
import { toDataManagementId } from '../../../protocol/aps/ids';
import { DEFAULT_REGION } from '../../../protocol/aps/regions';
import type { EventWriter } from '../events/eventWriter';
import { newId } from '../ids/newId';
import { bounded } from './boundedValue';
import { readableFields, type KnownFields, type Row } from './snapshot';
import type { Watch, WatchedList } from './watch';
import type { WatchedRecord, WatchKind } from './watchKind';

/** How long the store may take for one event, in ms. */
const DEADLINE = 5_000;

export type Change = 'added' | 'updated' | 'removed';
export type Changes = Record<Change, number> & { unconfirmed: number };

/** What is known about a change, besides the record. */
interface ChangeDetails {
	/** The compared fields as they were; absent for a record that was not known. */
	before?: KnownFields;
	/** The compared fields that changed. */
	changed?: readonly string[];
}

/** Writes the changes that a poll finds in a list as events, and counts them. */
export class ChangeReports {
	readonly counts: Changes = { added: 0, updated: 0, removed: 0, unconfirmed: 0 };

	constructor(
		private readonly writer: EventWriter,
		private readonly watch: Pick<Watch, 'id' | 'label' | 'subscription'>,
		private readonly list: WatchedList,
		private readonly kind: WatchKind,
	) {}

	/** @throws StoreUnavailableError */
	async added(record: WatchedRecord, row: Row): Promise<void> {
		await this.#report('added', record, row, {});
	}

	/**
	 * Reports a record whose compared fields differ from the known ones.
	 *
	 * @throws StoreUnavailableError
	 */
	async compared(record: WatchedRecord, row: Row, known: KnownFields): Promise<void> {
		// Fields that were not compared last time are not known to have changed.
		const changed = this.kind.fields.filter(
			(field) => field in known && composed(known[field]) !== composed(record[field] ?? null),
		);
		if (changed.length > 0) await this.#report('updated', record, row, { before: known, changed });
	}

	/** @throws StoreUnavailableError */
	async removed(id: string, row: Row, known: KnownFields): Promise<void> {
		await this.#report('removed', { id, ...readableFields(known) }, row, { before: known });
	}

	async #report(
		change: Change,
		record: WatchedRecord,
		row: Row,
		{ before, changed }: ChangeDetails,
	): Promise<void> {
		const { place, generation, isNew, snapshot } = this.list;
		// The first poll is the baseline for later ones.
		if (generation === 0 && !isNew) return;
		const { subject, recordName, fields } = this.kind;
		const seenAs = createHash('sha256')
			.update(JSON.stringify(['watch', snapshot, generation, change, record.id, row]))
			.digest('hex');
		const known = before && readableFields(before);
		const event = {
			id: newId('evt'),
			deliveryId: null,
			receivedAt: new Date().toISOString(),
			system: `watch.${this.kind.id}`,
			event: `${subject}.${change}`,
			region: place.region ?? DEFAULT_REGION,
			resourceUrn: null,
			hook: {},
			payload: {
				watch: this.watch.id,
				label: this.watch.label,
				change,
				accountId: place.accountId,
				hubId: toDataManagementId(place.accountId),
				projectId: place.projectId === null ? undefined : toDataManagementId(place.projectId),
				[recordName]: record,
				changed,
				previous: changed && known && pick(known, changed),
				before: known ?? null,
				after: change === 'removed' ? null : pick(record, fields),
			},
			headers: {},
			synthetic: true,
		};
		await this.writer.write(this.watch.subscription, event, seenAs, DEADLINE);
		this.counts[change] += 1;
	}
}

/** As text, so that lists can be compared. The same name in another Unicode composition is no change. */
function composed(value: unknown): string {
	return JSON.stringify(bounded(value)).normalize('NFC');
}

function pick(fields: KnownFields, names: readonly string[]): KnownFields {
	return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}
