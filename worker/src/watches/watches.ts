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
import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';
import type { Store } from '../store/store';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { Vault } from '../encryption/vault';
import { findWatchKind } from './kinds';
import { Snapshots } from './snapshot';
import { completeWatch } from './storedWatch';
import type { Watch } from './watch';
import { WatchMetrics } from './watchMetrics';
import { WatchRun, type Change, type Changes } from './watchRun';

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

const NO_CHANGES: Changes = { added: 0, updated: 0, removed: 0, unconfirmed: 0 };

/** Polls what Autodesk has no webhooks for, on the schedule of each watch. */
export class Watches {
	readonly #watches: DocumentCollection<Watch>;
	readonly #snapshots: Snapshots;
	readonly #work: ScheduledWork<string>;
	readonly #metrics: WatchMetrics;

	constructor(private readonly parts: WatchesParts) {
		const { store, documents, vault, registry, log } = parts;
		this.#watches = new DocumentCollection(documents, 'watch', completeWatch);
		this.#snapshots = new Snapshots(documents, vault);
		this.#work = new ScheduledWork(
			store,
			'aps-watches',
			(id, signal) => this.#look(id, signal),
			log,
			(id, run, due) => this.#decideStart(id, run, due),
		);
		this.#metrics = new WatchMetrics(registry, this.#watches);
	}

	/** The encrypted documents of all watches. */
	get sealed(): SealedDocuments {
		return {
			places: async () => {
				const watches = await this.#watches.all();
				return (await Promise.all(watches.map(({ id }) => this.#snapshots.places(id)))).flat();
			},
			reseal: (place, value) => this.#snapshots.reseal(place, value),
		};
	}

	/** Also polls in this process, one watch at a time. */
	async start(): Promise<void> {
		await this.#work.start();
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
			id: newId('wat'),
			generation: 0,
			records: 0,
			acceptedRecords: null,
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
		const existed = await this.#watches.delete(id);
		await this.#snapshots.deleteAll(id);
		return existed;
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
		await this.runSoon(changed);
		return changed;
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
		const startedAt = new Date().toISOString();
		try {
			await this.#compare(watch, startedAt, signal);
		} catch (error) {
			if (signal.aborted) throw error;
			const reason = error instanceof Error ? error.message : String(error);
			this.parts.log.warn({ watch: id, kind: watch.kind, err: reason }, 'watch poll failed');
			this.#metrics.runs.inc({ kind: watch.kind, outcome: 'failed' });
			const lastRun = result(startedAt, 'failed', NO_CHANGES, reason);
			await this.#watches.change(id, (current) => ({ ...current, lastRun }));
		}
	}

	/** @throws Error with a readable message */
	async #compare(watch: Watch, startedAt: string, signal: AbortSignal): Promise<void> {
		const { aps, subscriptions, log } = this.parts;
		const { id, kind: kindId, generation } = watch;
		const kind = findWatchKind(kindId);
		if (!aps) throw new Error('APS_CLIENT_ID and APS_CLIENT_SECRET are not set');
		if (!kind) throw new Error(`This worker does not support watches of the kind ${kindId}`);
		if (!(await subscriptions.get(watch.subscription))) {
			throw new Error(`The subscription ${watch.subscription} does not exist`);
		}
		const parts = { aps, snapshots: this.#snapshots, writer: this.parts.writer };
		const run = new WatchRun(parts, watch, kind, signal);
		const { changes, records, suspicion } = await run.run();
		const outcome =
			suspicion === undefined ? (generation === 0 ? 'baseline' : 'compared') : 'suspicious';
		if (suspicion !== undefined) await this.#reportSuspicion(watch, records, changes, suspicion);
		const lastRun = result(startedAt, outcome, changes, suspicion ?? null);
		// An accepted drop that takes several runs stays accepted until the last removal is confirmed.
		const isSettled = suspicion !== undefined || changes.unconfirmed === 0;
		const changed = await this.#watches.change(id, (current) => ({
			...current,
			generation: run.generation,
			records,
			lastRun,
			acceptedRecords:
				isSettled && current.acceptedRecords === watch.acceptedRecords
					? null
					: current.acceptedRecords,
		}));
		if (changed?.acceptedRecords != null && changes.removed > 0) await this.runSoon(changed);
		if (changed) await this.#snapshots.keepOnly(id, run.generation);
		else await this.#snapshots.deleteAll(id);
		log.info({ watch: id, kind: kindId, records, outcome, ...changes }, 'watch polled');
		this.#metrics.runs.inc({ kind: kindId, outcome });
		for (const change of CHANGES)
			this.#metrics.changes.inc({ kind: kindId, change }, changes[change]);
	}

	/** Once for each drop, however many runs find it. */
	async #reportSuspicion(
		{ id, kind, label, place, subscription, generation, lastRun }: Watch,
		records: number,
		{ unconfirmed }: Changes,
		reason: string,
	): Promise<void> {
		this.parts.log.warn({ watch: id, kind, records, missing: unconfirmed }, 'watch suspicious');
		if (lastRun?.outcome === 'suspicious') return;
		await this.parts.emitter.emit('worker.watch.suspicious', {
			key: `${id} ${generation}`,
			region: place.region ?? undefined,
			payload: {
				watch: id,
				label,
				kind,
				subscription,
				accountId: place.accountId,
				projectId: place.projectId ?? undefined,
				records,
				missing: unconfirmed,
				reason,
			},
		});
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
