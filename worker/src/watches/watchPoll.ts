import type { WatchOutcome } from '../../../protocol/worker/api/shapes/watch';
import type { WorkerEventEmitter } from '../incidents/workerEventEmitter';
import type { Changes } from './changeReports';
import { ListPoll, type ListPollOutcome, type ListPollParts } from './listPoll';
import type { ListState, Watch, WatchedList } from './watch';
import type { WatchKind } from './watchKind';
import type { WatchStore } from './watchStore';

export interface WatchPollParts extends Omit<ListPollParts, 'snapshots'> {
	store: WatchStore;
	emitter: WorkerEventEmitter;
}

/** What a complete poll of a watch found. */
export interface PollResult {
	outcome: WatchOutcome;
	/** Why it is suspicious or partial, for people. */
	reason: string | null;
	changes: Changes;
	state: ListState;
}

/**
 * Polls a list and notifies subscriptions of a suspicious drop.
 *
 * @param previous the outcome of the last poll: a drop is reported once, however many polls find it
 * @throws Error with a readable message: ApsError, StoreUnavailableError, UnreadableError
 */
export async function pollList(
	{ aps, store, writer, emitter }: WatchPollParts,
	watch: Watch,
	list: WatchedList,
	kind: WatchKind,
	previous: WatchOutcome | undefined | null,
	signal: AbortSignal,
): Promise<PollResult> {
	const parts = { aps, snapshots: store.snapshots, writer };
	const found = await new ListPoll(parts, watch, list, kind, signal).run();
	const { changes, state, suspicion = null } = found;
	if (suspicion === null) {
		const outcome = list.generation === 0 ? 'baseline' : 'compared';
		return { outcome, reason: null, changes, state };
	}
	if (previous !== 'suspicious') await notifyOfDrop(emitter, watch, list, found, suspicion);
	return { outcome: 'suspicious', reason: suspicion, changes, state };
}

async function notifyOfDrop(
	emitter: WorkerEventEmitter,
	{ id, kind, label, subscription }: Watch,
	{ place, snapshot, generation }: WatchedList,
	{ state, changes }: ListPollOutcome,
	reason: string,
): Promise<void> {
	await emitter.emit('worker.watch.suspicious', {
		key: `${snapshot} ${generation}`,
		region: place.region ?? undefined,
		payload: {
			watch: id,
			label,
			kind,
			subscription,
			accountId: place.accountId,
			projectId: place.projectId ?? undefined,
			records: state.records,
			missing: changes.unconfirmed,
			reason,
		},
	});
}

/** What a poll found, with what was accepted while it was in progress. */
export function adoptedState(
	current: ListState,
	before: Pick<ListState, 'acceptedRecords'>,
	state: ListState,
): ListState {
	const isUnchanged = current.acceptedRecords === before.acceptedRecords;
	return {
		generation: state.generation,
		records: state.records,
		acceptedRecords: isUnchanged ? state.acceptedRecords : current.acceptedRecords,
		changesReadTo: state.changesReadTo,
		wholeReadAt: state.wholeReadAt,
	};
}
