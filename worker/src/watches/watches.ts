import type { Registry } from 'prom-client';
import type { Logger } from 'pino';
import type { WatchRun as WatchRunResult } from '../../../protocol/worker/api/shapes/watch';
import type { ApsApi } from '../aps/apsApi';
import type { SealedDocuments } from '../encryption/sealedDocuments';
import type { EventWriter } from '../events/eventWriter';
import type { WorkerEventEmitter } from '../incidents/workerEventEmitter';
import { newId } from '../ids/newId';
import { ScheduledWork } from '../scheduling/scheduledWork';
import { startDecision, type StartDecision } from '../scheduling/startDecision';
import type { DocumentStore } from '../store/documentStore';
import type { Store } from '../store/store';
import { untilAvailable } from '../store/untilAvailable';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Vault } from '../encryption/vault';
import type { Change, Changes } from './changeReports';
import { failureReason } from './failureReason';
import { findWatchKind } from './kinds';
import { NO_CHANGES, ProjectRound } from './projectRound';
import { UNREAD, type Watch } from './watch';
import type { WatchKind } from './watchKind';
import { WatchMetrics } from './watchMetrics';
import { adoptedState, pollList, type PollResult, type WatchPollParts } from './watchPoll';
import { WatchStore } from './watchStore';

export interface WatchesParts {
	/** Absent if the worker has no app to call Autodesk; then nothing is polled. */
	aps?: ApsApi;
	store: Store;
	documents: DocumentStore;
	vault: Vault;
	subscriptions: Subscriptions;
	writer: EventWriter;
	emitter: WorkerEventEmitter;
	registry: Registry;
	log: Logger;
}

/** What a caller may set. */
export type WatchSettings = Pick<
	Watch,
	'label' | 'subscription' | 'schedule' | 'status' | 'maxRemovedPercent'
>;
export type NewWatch = WatchSettings & Pick<Watch, 'kind' | 'place'>;

/** Polls what Autodesk has no webhooks for, on the schedule of each watch. */
export class Watches {
	readonly #store: WatchStore;
	readonly #work: ScheduledWork<string>;
	readonly #metrics: WatchMetrics;

	constructor(private readonly parts: WatchesParts) {
		const { store, documents, vault, registry, log } = parts;
		this.#store = new WatchStore(documents, vault);
		this.#work = new ScheduledWork(
			store,
			'aps-watches',
			(id, signal) => this.#look(id, signal),
			log,
			(id, run, due) => this.#decideStart(id, run, due),
		);
		this.#metrics = new WatchMetrics(registry, this.#store.watches);
	}

	/** The encrypted documents of all watches. */
	get sealed(): SealedDocuments {
		return this.#store.sealed;
	}

	/** Also polls in this process, one watch at a time. */
	async start(): Promise<void> {
		await this.#work.start();
		await untilAvailable(() => this.#scheduleActive());
	}

	/** Schedules every active watch that has no schedule in the store. */
	async #scheduleActive(): Promise<void> {
		for (const watch of await this.#watches.all()) {
			const { id, status, schedule } = watch;
			if (status === 'active' && (await this.#work.isOff(id, schedule))) {
				await this.#applySchedule(watch);
			}
		}
	}

	async stop(): Promise<void> {
		await this.#work.stop();
	}

	async get(id: string): Promise<Watch | undefined> {
		return await this.#watches.get(id);
	}

	/** Oldest first. */
	async all(): Promise<Watch[]> {
		return (await this.#watches.all()).sort((a, b) => (a.id < b.id ? -1 : 1));
	}

	/** When the next poll is due; undefined if the watch is paused. */
	async nextRun({ id, status }: Watch): Promise<Date | undefined> {
		return status === 'active' ? await this.#work.nextRun(id) : undefined;
	}

	/** The first poll is immediate, whatever the schedule: it is the baseline for changes. */
	async create(settings: NewWatch): Promise<Watch> {
		const now = new Date().toISOString();
		const watch: Watch = {
			...settings,
			...UNREAD,
			id: newId('wat'),
			roundStartedAt: null,
			lastRun: null,
			createdAt: now,
			updatedAt: now,
		};
		await this.#watches.insert(watch);
		await this.#applySchedule(watch);
		if ('cron' in watch.schedule) await this.runSoon(watch);
		return watch;
	}

	/** @returns undefined if there is no such watch */
	async change(id: string, settings: Partial<WatchSettings>): Promise<Watch | undefined> {
		const updatedAt = new Date().toISOString();
		const changed = await this.#watches.change(id, (current) => ({
			...current,
			...settings,
			updatedAt,
		}));
		if (changed && (settings.schedule || settings.status)) await this.#applySchedule(changed);
		return changed;
	}

	/** @returns whether there was such a watch */
	async delete(id: string): Promise<boolean> {
		await this.#work.unschedule(id);
		return await this.#store.delete(id);
	}

	/** Has the watch polled as soon as a scheduler is free. @throws StoreUnavailableError */
	async runSoon({ id }: Watch): Promise<void> {
		await this.#work.runSoon(id, id);
	}

	/**
	 * Lets the next runs report what the last run found missing, unless even more is missing by then. The
	 * next one starts as soon as a scheduler is free.
	 *
	 * @returns undefined if the last run found nothing suspicious
	 * @throws StoreUnavailableError
	 */
	async acceptDrop({ id }: Watch): Promise<Watch | undefined> {
		const changed = await this.#watches.change(id, (current) =>
			current.lastRun?.outcome === 'suspicious'
				? { ...current, acceptedRecords: current.records - current.lastRun.unconfirmed }
				: current,
		);
		if (changed?.lastRun?.outcome !== 'suspicious') return undefined;
		if (changed.place.allProjects) await this.#acceptInProjects(id);
		await this.runSoon(changed);
		return changed;
	}

	async #acceptInProjects(id: string): Promise<void> {
		const projects = this.#store.projectsOf(id);
		for (const project of await projects.all()) {
			if (project.outcome !== 'suspicious') continue;
			await projects.change(project.id, (current) => ({
				...current,
				acceptedRecords: current.records - current.changes.unconfirmed,
			}));
		}
	}

	async #applySchedule({ id, status, schedule }: Watch): Promise<void> {
		if (status === 'active') await this.#work.schedule(id, schedule, id);
		else await this.#work.unschedule(id);
	}

	async #decideStart(id: string, run: string, due: number): Promise<StartDecision> {
		const watch = await this.#watches.get(id);
		// Changes count from the baseline on, so it does not wait.
		if (!watch || watch.generation === 0) return { kind: 'run' };
		const decision = startDecision(watch.schedule, run, due, Date.now());
		if (decision.kind === 'skip') {
			this.parts.log.info({ watch: id, due: new Date(due).toISOString() }, 'missed poll skipped');
		}
		return decision;
	}

	async #look(id: string, signal: AbortSignal): Promise<void> {
		const watch = await this.#watches.get(id);
		if (!watch) {
			await this.#work.unschedule(id);
			return;
		}
		const startedAt = watch.roundStartedAt ?? new Date().toISOString();
		try {
			await this.#poll(watch, startedAt, signal);
		} catch (error) {
			if (signal.aborted) throw error;
			const reason = failureReason(error, watch.kind);
			this.parts.log.warn({ watch: id, kind: watch.kind, err: reason }, 'watch poll failed');
			this.#metrics.runs.inc({ kind: watch.kind, outcome: 'failed' });
			const lastRun = result(startedAt, 'failed', NO_CHANGES, reason);
			await this.#watches.change(id, (current) => ({ ...current, lastRun, roundStartedAt: null }));
		}
		// It may have been deleted while it was polled.
		if (!(await this.#watches.get(id))) await this.#store.deleteFindings(id);
	}

	/** @throws Error with a readable message */
	async #poll(watch: Watch, startedAt: string, signal: AbortSignal): Promise<void> {
		const { aps, subscriptions, writer, emitter } = this.parts;
		const { kind: kindId } = watch;
		const kind = findWatchKind(kindId);
		if (!aps) throw new Error('APS_CLIENT_ID and APS_CLIENT_SECRET are not set');
		if (!kind) throw new Error(`This worker does not support watches of the kind ${kindId}`);
		if (!(await subscriptions.get(watch.subscription))) {
			throw new Error(
				`The subscription ${watch.subscription} does not exist. Assign the watch to another one, or delete it`,
			);
		}
		const parts = { aps, store: this.#store, writer, emitter };
		const found = await this.#find(parts, watch, kind, startedAt, signal);
		if (found === undefined) await this.#continueLater(watch, startedAt);
		else await this.#adopt(watch, startedAt, found);
	}

	/** @returns undefined if projects are left for another turn */
	async #find(
		parts: WatchPollParts,
		watch: Watch,
		kind: WatchKind,
		startedAt: string,
		signal: AbortSignal,
	): Promise<PollResult | undefined> {
		if (watch.place.allProjects) {
			return await new ProjectRound(parts, watch, kind, startedAt, signal).turn();
		}
		const list = { ...watch, snapshot: watch.id, isNew: false };
		return await pollList(parts, watch, list, kind, watch.lastRun?.outcome, signal);
	}

	/** Other watches have their turn in between. */
	async #continueLater(watch: Watch, roundStartedAt: string): Promise<void> {
		const changed = await this.#watches.change(watch.id, (current) => ({
			...current,
			roundStartedAt,
		}));
		if (changed) await this.runSoon(changed);
	}

	async #adopt(watch: Watch, startedAt: string, found: PollResult): Promise<void> {
		const { id, kind } = watch;
		const { outcome, reason, changes, state } = found;
		const { records } = state;
		const lastRun = result(startedAt, outcome, changes, reason);
		const changed = await this.#watches.change(id, (current) => ({
			...current,
			...adoptedState(current, watch, state),
			lastRun,
			roundStartedAt: null,
		}));
		if (changed?.acceptedRecords != null && changes.removed > 0) await this.runSoon(changed);
		if (changed && !changed.place.allProjects) {
			await this.#store.snapshots.keepOnly(id, state.generation);
		}
		const entry = { watch: id, kind, records, outcome, reason: reason ?? undefined, ...changes };
		if (reason === null) this.parts.log.info(entry, 'watch polled');
		else this.parts.log.warn(entry, `watch ${outcome}`);
		this.#metrics.runs.inc({ kind, outcome });
		for (const change of CHANGES) this.#metrics.changes.inc({ kind, change }, changes[change]);
	}

	get #watches(): WatchStore['watches'] {
		return this.#store.watches;
	}
}

const CHANGES: readonly Change[] = ['added', 'updated', 'removed'];

function result(
	startedAt: string,
	outcome: WatchRunResult['outcome'],
	changes: Changes,
	reason: string | null,
): WatchRunResult {
	return { startedAt, finishedAt: new Date().toISOString(), outcome, reason, ...changes };
}
