import { parseTime } from '../../../protocol/time';
import type { ApsApi } from '../aps/apsApi';
import { ApsError } from '../aps/apsError';
import type { EventWriter } from '../events/eventWriter';
import { ChangeReports, type Changes } from './changeReports';
import { suspicionAbout } from './removalGuard';
import { rowOf, type Row, type Snapshot, type SnapshotDraft, type Snapshots } from './snapshot';
import type { ListState, Watch, WatchedList } from './watch';
import type { WatchedRecord, WatchKind } from './watchKind';

/** More records are refused: the whole previous snapshot is held in memory, some 300 bytes per record. */
const MAX_RECORDS = 100_000;
/** Vanished records are requested one by one, at most this many per run. The next run requests the rest. */
const MAX_CONFIRMED = 200;
/** Removals show only in the whole list. How often it is read where Autodesk can list changes, in ms. */
const WHOLE_EVERY = 24 * 60 * 60_000;
/**
 * Changes are read again from this long before the latest known one, in ms: those of the same moment, and
 * those that became visible late. What was compared already does not count twice.
 */
const OVERLAP = 15 * 60_000;

/**
 * How wrong the clock of the worker may be, in ms. It also advances the time of the last poll where nothing has
 * changed for long, so that the records that changed last are not read again and again.
 */
const CLOCK_TOLERANCE = 60 * 60_000;

export interface ListPollOutcome {
	changes: Changes;
	/** To be adopted once the poll has ended: only then does the new snapshot count. */
	state: ListState;
	/** Why no removal was reported although records are missing, for people. */
	suspicion?: string | undefined;
}

export interface ListPollParts {
	aps: ApsApi;
	snapshots: Snapshots;
	writer: EventWriter;
}

/**
 * One poll of a list. Events are written as changes are found. The new snapshot counts only once its
 * generation has been adopted. A poll that dies before that is repeated: the same change in the same
 * generation is the same event.
 */
export class ListPoll {
	readonly #seen = new Set<string>();
	readonly #reports: ChangeReports;
	readonly #startedAt = Date.now();
	#latest: number | undefined;

	constructor(
		private readonly parts: ListPollParts,
		private readonly watch: Pick<Watch, 'id' | 'label' | 'subscription' | 'maxRemovedPercent'>,
		private readonly list: WatchedList,
		private readonly kind: WatchKind,
		private readonly signal: AbortSignal,
	) {
		this.#reports = new ChangeReports(parts.writer, watch, list, kind);
		this.#latest = timeOf(list.changesReadTo);
	}

	/** @throws Error with a readable message: ApsError, StoreUnavailableError, UnreadableError */
	async run(): Promise<ListPollOutcome> {
		const { snapshots } = this.parts;
		const { snapshot, generation } = this.list;
		await snapshots.keepOnly(snapshot, generation);
		const before = await snapshots.load(snapshot, generation);
		const since = this.#since(before);
		return since === undefined
			? await this.#readWhole(before)
			: await this.#readChanges(before, since);
	}

	/** From when on only changes are read; undefined to read the whole list. Unix time in ms */
	#since(before: Snapshot): number | undefined {
		const { generation, wholeReadAt, changesReadTo } = this.list;
		const readTo = timeOf(changesReadTo);
		const readAt = timeOf(wholeReadAt);
		if (!this.kind.listsChanges || generation === 0) return undefined;
		if (readTo === undefined || readAt === undefined) return undefined;
		const age = this.#startedAt - readAt;
		// A clock that was set back must not put off the whole list.
		if (age >= WHOLE_EVERY || age < 0 || !before.hasFields(this.kind.fields)) return undefined;
		return readTo - OVERLAP;
	}

	async #readWhole(before: Snapshot): Promise<ListPollOutcome> {
		const known = before.size;
		const draft = this.#draft();
		for await (const record of this.#records(undefined)) {
			const row = draft.rowOf(record);
			await this.#compare(record, row, before);
			await draft.add(record.id, row);
		}
		const terms = {
			maxRemovedPercent: this.watch.maxRemovedPercent,
			acceptedRecords: this.list.acceptedRecords,
		};
		const suspicion = suspicionAbout({ known, missing: before.size }, terms);
		if (suspicion === undefined) await this.#confirmRemoved(before, draft);
		else await this.#keep(before.rest(), before, draft);
		await draft.flush();
		const isSettled = this.#reports.counts.unconfirmed === 0;
		const wholeReadAt = isSettled ? new Date(this.#startedAt).toISOString() : null;
		// An accepted drop that takes several runs stays accepted until the last removal is confirmed.
		const isAcceptedStill = suspicion === undefined && !isSettled;
		const state = {
			...this.#stateOf(draft, wholeReadAt),
			acceptedRecords: isAcceptedStill ? this.list.acceptedRecords : null,
		};
		return { changes: this.#reports.counts, state, suspicion };
	}

	/** What is not listed has not changed. Without a change, the snapshot stays as it is. */
	async #readChanges(before: Snapshot, since: number): Promise<ListPollOutcome> {
		const known = before.size;
		const listed = new Map<string, Row>();
		let isSame = true;
		for await (const record of this.#records(since)) {
			const row = rowOf(this.kind.fields, record);
			isSame = (await this.#compare(record, row, before)) && isSame;
			listed.set(record.id, row);
		}
		const { wholeReadAt, generation } = this.list;
		const { counts } = this.#reports;
		if (isSame) return { changes: counts, state: this.#state(generation, known, wholeReadAt) };
		const draft = this.#draft();
		for (const [id, row] of before.rest()) await draft.add(id, row);
		for (const [id, row] of listed) await draft.add(id, row);
		await draft.flush();
		return { changes: counts, state: this.#stateOf(draft, wholeReadAt) };
	}

	async *#records(since: number | undefined): AsyncGenerator<WatchedRecord> {
		for await (const page of this.kind.pages(this.parts.aps, this.list.place, this.signal, since)) {
			for (const record of page) {
				// Without an ID it could not be recognized later, and would be reported as added each time.
				if (record.id === '') throw new ApsError('Autodesk listed a record without an ID');
				// A list that shifts while it is read can contain a record twice.
				if (this.#seen.has(record.id)) continue;
				this.#seen.add(record.id);
				if (this.#seen.size > MAX_RECORDS) {
					throw new ApsError(`The list has more than ${MAX_RECORDS} records, the maximum`);
				}
				const updatedAt = timeOf(record.updatedAt);
				if (updatedAt !== undefined) this.#latest = Math.max(this.#latest ?? updatedAt, updatedAt);
				yield record;
			}
		}
	}

	/** @returns whether the record is known as it is */
	async #compare(record: WatchedRecord, row: Row, before: Snapshot): Promise<boolean> {
		const known = before.take(record.id);
		if (known === row) return true;
		if (known === undefined) await this.#reports.added(record, row);
		else await this.#reports.compared(record, row, before.read(known));
		return false;
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
					exists = await this.kind.exists(aps, this.list.place, id, this.signal);
				} catch (error) {
					if (!(error instanceof ApsError)) throw error;
					canAsk = false;
				}
			}
			if (exists === undefined) await this.#keep([[id, row]], before, draft);
			else if (exists) await draft.add(id, draft.rowOf(before.read(row)));
			else await this.#reports.removed(id, row, before.read(row));
		}
	}

	/** Carries missing records over to the next run. */
	async #keep(
		rows: readonly [string, Row][],
		before: Snapshot,
		draft: SnapshotDraft,
	): Promise<void> {
		this.#reports.counts.unconfirmed += rows.length;
		for (const [id, row] of rows) await draft.add(id, draft.rowOf(before.read(row)));
	}

	#draft(): SnapshotDraft {
		const { snapshot, generation } = this.list;
		return this.parts.snapshots.draft(snapshot, generation + 1, this.kind.fields);
	}

	#stateOf({ size }: SnapshotDraft, wholeReadAt: string | null): ListState {
		return this.#state(this.list.generation + 1, size, wholeReadAt);
	}

	#state(generation: number, records: number, wholeReadAt: string | null): ListState {
		const { acceptedRecords } = this.list;
		// Autodesk's latest time, as far as this clock can confirm it: one in the future would hide changes.
		const earliest = this.#startedAt - CLOCK_TOLERANCE;
		const readTo = Math.min(Math.max(this.#latest ?? earliest, earliest), this.#startedAt);
		const changesReadTo = new Date(readTo).toISOString();
		return { generation, records, acceptedRecords, changesReadTo, wholeReadAt };
	}
}

/** @returns Unix time in ms; undefined if the value is no time */
function timeOf(value: unknown): number | undefined {
	return typeof value === 'string' ? parseTime(value) : undefined;
}
