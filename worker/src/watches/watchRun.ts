import { createHash } from 'node:crypto';
import { toDataManagementId } from '../../../protocol/aps/ids';
import { DEFAULT_REGION } from '../../../protocol/aps/regions';
import type { ApsApi } from '../aps/apsApi';
import { ApsError } from '../aps/apsError';
import type { EventWriter } from '../events/eventWriter';
import { newId } from '../ids/newId';
import { suspicionAbout } from './removalGuard';
import type { KnownFields, Row, Snapshot, SnapshotDraft, Snapshots } from './snapshot';
import type { Watch } from './watch';
import type { WatchedRecord, WatchKind } from './watchKind';

/** More records are refused: the whole previous snapshot is held in memory, some 300 bytes per record. */
const MAX_RECORDS = 100_000;
/** Vanished records are requested one by one, at most this many per run. The next run requests the rest. */
const MAX_CONFIRMED = 200;
/** How long the store may take for one event, in ms. */
const DEADLINE = 5_000;

export type Change = 'added' | 'updated' | 'removed';
export type Changes = Record<Change, number> & { unconfirmed: number };

export interface WatchRunOutcome {
	changes: Changes;
	/** Number of records in the new snapshot, including those that are missing but not known to be gone. */
	records: number;
	/** Why no removal was reported although records are missing, for people. */
	suspicion?: string;
}

export interface WatchRunParts {
	aps: ApsApi;
	snapshots: Snapshots;
	writer: EventWriter;
}

/**
 * One poll of a watch. Events are written as changes are found. The new snapshot counts only once the watch
 * has adopted its generation. A run that dies before that is repeated: the same change in the same
 * generation is the same event.
 */
export class WatchRun {
	readonly #changes: Changes = { added: 0, updated: 0, removed: 0, unconfirmed: 0 };
	readonly #seen = new Set<string>();

	constructor(
		private readonly parts: WatchRunParts,
		private readonly watch: Watch,
		private readonly kind: WatchKind,
		private readonly signal: AbortSignal,
	) {}

	/** Generation of the snapshot that this run creates. */
	get generation(): number {
		return this.watch.generation + 1;
	}

	/** @throws Error with a readable message: ApsError, StoreUnavailableError, UnreadableError */
	async run(): Promise<WatchRunOutcome> {
		const { snapshots } = this.parts;
		const { id, generation } = this.watch;
		await snapshots.keepOnly(id, generation);
		const before = await snapshots.load(id, generation);
		const known = before.size;
		const draft = snapshots.draft(id, this.generation, this.kind.fields);
		await this.#compareListed(before, draft);
		const suspicion = suspicionAbout({ known, missing: before.size }, this.watch);
		if (suspicion === undefined) await this.#confirmRemoved(before, draft);
		else await this.#keep(before.rest(), before, draft);
		await draft.flush();
		return { changes: this.#changes, records: draft.size, suspicion };
	}

	async #compareListed(before: Snapshot, draft: SnapshotDraft): Promise<void> {
		for await (const page of this.kind.pages(this.parts.aps, this.watch.place, this.signal)) {
			for (const record of page) {
				// It could not be told from others, and would be reported as added.
				if (record.id === '') throw new ApsError('Autodesk listed a record without an ID');
				// A list that shifts while it is read can contain a record twice.
				if (this.#seen.has(record.id)) continue;
				this.#seen.add(record.id);
				if (this.#seen.size > MAX_RECORDS) {
					throw new Error(`The list has more than ${MAX_RECORDS} records, the maximum`);
				}
				const row = draft.rowOf(record);
				await this.#compare(record, row, before);
				await draft.add(record.id, row);
			}
		}
	}

	async #compare(record: WatchedRecord, row: Row, before: Snapshot): Promise<void> {
		const known = before.take(record.id);
		if (known === row) return;
		if (known === undefined) return await this.#report('added', record, row);
		const previous = before.read(known);
		// Fields that were not compared last time are not known to have changed.
		const changed = this.kind.fields.filter(
			(field) => field in previous && composed(previous[field]) !== composed(record[field] ?? null),
		);
		if (changed.length > 0) await this.#report('updated', record, row, { changed, previous });
	}

	/**
	 * A record that is not listed may have been skipped because the list shifted, so each one is requested.
	 * Records that cannot be requested now are kept and checked by the next run.
	 */
	async #confirmRemoved(before: Snapshot, draft: SnapshotDraft): Promise<void> {
		const { aps } = this.parts;
		let canAsk = true;
		for (const [index, [id, row]] of before.rest().entries()) {
			let exists: boolean | undefined;
			if (canAsk && index < MAX_CONFIRMED) {
				try {
					exists = await this.kind.exists(aps, this.watch.place, id, this.signal);
				} catch (error) {
					if (!(error instanceof ApsError)) throw error;
					canAsk = false;
				}
			}
			if (exists === undefined) await this.#keep([[id, row]], before, draft);
			else if (exists) await draft.add(id, draft.rowOf(before.read(row)));
			else await this.#report('removed', { id, ...before.read(row) }, row);
		}
	}

	/** Carries missing records over to the next run. */
	async #keep(
		rows: readonly [string, Row][],
		before: Snapshot,
		draft: SnapshotDraft,
	): Promise<void> {
		this.#changes.unconfirmed += rows.length;
		for (const [id, row] of rows) await draft.add(id, draft.rowOf(before.read(row)));
	}

	async #report(
		change: Change,
		record: WatchedRecord,
		row: Row,
		details?: { changed: string[]; previous: KnownFields },
	): Promise<void> {
		const { id, generation, place, subscription } = this.watch;
		// The first poll is the baseline for later ones.
		if (generation === 0) return;
		const { subject, recordName } = this.kind;
		const seenAs = createHash('sha256')
			.update(JSON.stringify(['watch', id, generation, change, record.id, row]))
			.digest('hex');
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
				watch: id,
				label: this.watch.label,
				change,
				accountId: place.accountId,
				hubId: toDataManagementId(place.accountId),
				projectId: place.projectId === null ? undefined : toDataManagementId(place.projectId),
				[recordName]: record,
				changed: details?.changed,
				previous: details && pick(details.previous, details.changed),
			},
			headers: {},
			synthetic: true,
		};
		await this.parts.writer.write(subscription, event, seenAs, DEADLINE);
		this.#changes[change] += 1;
	}
}

/** As text, so that lists can be compared. The same name in another Unicode composition is no change. */
function composed(value: unknown): string {
	return JSON.stringify(value).normalize('NFC');
}

function pick(fields: KnownFields, names: readonly string[]): KnownFields {
	return Object.fromEntries(names.map((name) => [name, fields[name]]));
}
