import { ApsError } from '../aps/apsError';
import { activeProjects, type ActiveProject } from './activeProjects';
import type { Changes } from './changeReports';
import { failureReason } from './failureReason';
import { UNREAD, type Watch } from './watch';
import type { WatchKind } from './watchKind';
import { adoptedState, pollList, type PollResult, type WatchPollParts } from './watchPoll';
import { snapshotOf, type ProjectList } from './watchStore';

/** Projects that are polled in one turn, so that other watches need not wait for all projects. */
const PROJECTS_PER_TURN = 50;
/** Failures in a row, other than refusals, after which Autodesk is assumed to be down. */
const MAX_FAILURES = 3;
/** Projects that a reason names. */
const NAMED = 3;

export const NO_CHANGES: Changes = { added: 0, updated: 0, removed: 0, unconfirmed: 0 };

/**
 * One poll of the lists of all active projects of an account, in turns. A project that cannot be read does
 * not keep the others from being read. A round that dies continues with the projects that are left.
 */
export class ProjectRound {
	/** @param startedAt when the round began, maybe in an earlier turn. ISO 8601 */
	constructor(
		private readonly parts: WatchPollParts,
		private readonly watch: Watch,
		private readonly kind: WatchKind,
		private readonly startedAt: string,
		private readonly signal: AbortSignal,
	) {}

	/**
	 * @returns undefined if projects are left for another turn
	 * @throws Error with a readable message
	 */
	async turn(): Promise<PollResult | undefined> {
		const { aps, store } = this.parts;
		const projects = await activeProjects(aps, this.watch.place, this.signal);
		const known = new Map(
			(await store.projectsOf(this.watch.id).all()).map((list) => [list.id, list]),
		);
		const left = projects.filter(({ id }) => !this.#isDone(known.get(id)));
		let failures = 0;
		for (const project of left.slice(0, PROJECTS_PER_TURN)) {
			const list = await this.#poll(project, known.get(project.id));
			known.set(project.id, list.polled);
			failures = list.isOutage ? failures + 1 : 0;
			if (failures === MAX_FAILURES) {
				throw new Error(
					`${MAX_FAILURES} projects in a row could not be read: ${list.polled.reason ?? ''}`,
				);
			}
			// It may have been deleted meanwhile.
			if (!(await store.watches.get(this.watch.id))) break;
		}
		if (left.length > PROJECTS_PER_TURN) return undefined;
		const polled = projects
			.map(({ id }) => known.get(id))
			.filter((list) => list !== undefined && this.#isDone(list))
			.filter((list) => list !== undefined);
		return this.#result(polled);
	}

	#isDone(list: ProjectList | undefined): boolean {
		return list !== undefined && list.polledAt !== null && list.polledAt >= this.startedAt;
	}

	async #poll(
		project: ActiveProject,
		known: ProjectList | undefined,
	): Promise<{ polled: ProjectList; isOutage: boolean }> {
		const list = known ?? (await this.#start(project));
		const { id, name } = project;
		const place = { ...this.watch.place, projectId: id };
		const isNew = project.createdAt !== undefined && project.createdAt > timeOf(this.watch);
		const watched = { ...list, snapshot: snapshotOf(this.watch.id, id), place, isNew };
		try {
			const found = await pollList(
				this.parts,
				this.watch,
				watched,
				this.kind,
				list.outcome,
				this.signal,
			);
			const polled = await this.#save(list, name, found);
			await this.parts.store.snapshots.keepOnly(watched.snapshot, polled.generation);
			return { polled, isOutage: false };
		} catch (error) {
			if (!(error instanceof ApsError)) throw error;
			const reason = failureReason(error, this.kind.id);
			const found = { outcome: 'failed', reason, changes: NO_CHANGES, state: list } as const;
			const isOutage = error.status !== 403 && error.status !== 404;
			return { polled: await this.#save(list, name, found), isOutage };
		}
	}

	/** Remembers the project before its first snapshot, which is found by it. */
	async #start({ id, name }: ActiveProject): Promise<ProjectList> {
		const list: ProjectList = {
			...UNREAD,
			id,
			name,
			polledAt: null,
			outcome: null,
			reason: null,
			changes: NO_CHANGES,
		};
		await this.parts.store.projectsOf(this.watch.id).save(list);
		return list;
	}

	async #save(before: ProjectList, name: string, found: PollResult): Promise<ProjectList> {
		const { outcome, reason, changes, state } = found;
		const next = (current: ProjectList): ProjectList => ({
			...adoptedState(current, before, state),
			id: before.id,
			name,
			polledAt: new Date().toISOString(),
			// A drop stays reported while the project cannot be read.
			outcome: outcome === 'failed' && before.outcome === 'suspicious' ? 'suspicious' : outcome,
			reason,
			changes,
		});
		const projects = this.parts.store.projectsOf(this.watch.id);
		return (await projects.change(before.id, next)) ?? next(before);
	}

	#result(lists: readonly ProjectList[]): PollResult {
		const failed = lists.filter(
			({ changes, reason }) => reason !== null && changes.unconfirmed === 0,
		);
		const suspicious = lists.filter(
			({ changes, outcome }) => outcome === 'suspicious' && changes.unconfirmed > 0,
		);
		const reasons = [
			...reasonOf(suspicious, lists.length, 'look incomplete'),
			...reasonOf(failed, lists.length, 'could not be read'),
		];
		const isFirst = this.watch.generation === 0;
		let outcome: PollResult['outcome'] = isFirst ? 'baseline' : 'compared';
		if (failed.length > 0) outcome = failed.length === lists.length ? 'failed' : 'partial';
		if (suspicious.length > 0) outcome = 'suspicious';
		return {
			outcome,
			reason: reasons.length === 0 ? null : reasons.join('. '),
			changes: sum(lists.map(({ changes }) => changes)),
			state: {
				...UNREAD,
				generation: outcome === 'failed' ? this.watch.generation : this.watch.generation + 1,
				records: lists.reduce((total, { records }) => total + records, 0),
				acceptedRecords:
					lists.find((list) => list.acceptedRecords !== null)?.acceptedRecords ?? null,
			},
		};
	}
}

function reasonOf(lists: readonly ProjectList[], of: number, what: string): string[] {
	if (lists.length === 0) return [];
	const named = lists.slice(0, NAMED).map(({ name, reason }) => `${name} (${reason ?? ''})`);
	const rest = lists.length > NAMED ? ` and ${lists.length - NAMED} more` : '';
	return [`${lists.length} of ${of} projects ${what}: ${named.join('; ')}${rest}`];
}

function sum(all: readonly Changes[]): Changes {
	const total = { ...NO_CHANGES };
	for (const changes of all) {
		total.added += changes.added;
		total.updated += changes.updated;
		total.removed += changes.removed;
		total.unconfirmed += changes.unconfirmed;
	}
	return total;
}

function timeOf({ createdAt }: Watch): number {
	return Date.parse(createdAt);
}
