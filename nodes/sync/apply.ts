import { inBatches } from '../../protocol/batches';
import { isAddition, isRemoval, isUpdate } from './change';
import type { PlannedChange } from './change';
import type { Outcome, Report } from './outcome';
import { identityOf } from './record';

/** Applies changes at a service. Its methods report failures; they throw only if the run must end. */
export interface SyncService {
	/** How many people can be added in one call. */
	additionsAtOnce: number;
	/** Adds people, all with the same target. Reports in the order of the changes. */
	add(changes: readonly PlannedChange[]): Promise<Report[]>;
	/** Updates, reactivates, deactivates or removes one person. */
	change(change: PlannedChange): Promise<Report>;
	/**
	 * Looks at the service again for additions whose outcome is unknown.
	 *
	 * @returns the IDs of those who are there, by identity
	 */
	readBack(changes: readonly PlannedChange[]): Promise<ReadonlyMap<string, string>>;
}

export interface ApplyOptions {
	/** Calls in progress at the same time. */
	concurrency: number;
	/** Runs tasks in parallel, see `mapInOrder`. */
	inParallel<T>(
		count: number,
		concurrency: number,
		task: (index: number) => Promise<T>,
	): Promise<T[]>;
	/** Fires when the user stops the run: what was not sent yet is skipped. */
	signal: AbortSignal;
	now(): Date;
}

const STOPPED = 'Not sent, because the run was stopped';

/**
 * Carries out the changes of a plan: additions first, so that nobody is without a successor, then updates,
 * removals last. A failure does not stop the others, unless all would fail.
 *
 * Applying what is left of a plan after a crash needs nothing else: plan and apply again.
 *
 * @param changes what to apply; only actionable ones
 * @returns an outcome for each change, in the order of the changes
 */
export async function applyChanges(
	service: SyncService,
	changes: readonly PlannedChange[],
	options: ApplyOptions,
): Promise<Outcome[]> {
	const outcomes = new Map<PlannedChange, Outcome>();
	let fatal: string | undefined;

	function record(change: PlannedChange, { status, isFatal, ...facts }: Report): void {
		const known = status === 'unknown' ? 'failed' : status;
		outcomes.set(change, { change, ...facts, status: known, at: options.now().toISOString() });
		if (isFatal) fatal = `Not sent, because an earlier change failed: ${facts.message}`;
	}

	async function run(
		batch: readonly PlannedChange[],
		send: () => Promise<Report[]>,
	): Promise<void> {
		const reason = fatal ?? (options.signal.aborted ? STOPPED : undefined);
		if (reason === undefined) {
			const reports = await send();
			batch.forEach((change, index) => record(change, reports[index]));
			return;
		}
		const at = options.now().toISOString();
		for (const change of batch)
			outcomes.set(change, { change, status: 'skipped', message: reason, at });
	}

	const additions = changes.filter(isAddition);
	const batches = inBatches(additions, ({ target }) => target, service.additionsAtOnce);
	const doubtful: PlannedChange[] = [];
	await options.inParallel(batches.length, options.concurrency, async (index) => {
		await run(batches[index], async () => {
			const reports = await service.add(batches[index]);
			doubtful.push(...batches[index].filter((_, each) => reports[each].status === 'unknown'));
			return reports;
		});
	});
	if (doubtful.length > 0) await settle(service, doubtful, record, outcomes);
	for (const step of [changes.filter(isUpdate), changes.filter(isRemoval)]) {
		await options.inParallel(step.length, options.concurrency, async (index) => {
			await run([step[index]], async () => [await service.change(step[index])]);
		});
	}
	return changes.flatMap((change) => outcomes.get(change) ?? []);
}

/** Finds out what became of additions whose response never arrived, or that exist already. */
async function settle(
	service: SyncService,
	doubtful: readonly PlannedChange[],
	record: (change: PlannedChange, report: Report) => void,
	outcomes: ReadonlyMap<PlannedChange, Outcome>,
): Promise<void> {
	const found = await service.readBack(doubtful);
	for (const change of doubtful) {
		const id = found.get(identityOf(change));
		if (id !== undefined) {
			const message = 'Confirmed by reading the user back';
			record(change, { status: 'applied', id, message });
		} else {
			const { message, requestId } = outcomes.get(change) ?? {};
			record(change, { status: 'failed', message, requestId });
		}
	}
}
