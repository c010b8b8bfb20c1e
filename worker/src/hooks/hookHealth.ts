import type { Registry } from 'prom-client';
import type { Logger } from 'pino';
import type { Region } from '../../../protocol/aps/regions';
import type { ApsApi } from '../aps/apsApi';
import type { EventWriter } from '../events/eventWriter';
import { ScheduledWork } from '../scheduling/scheduledWork';
import type { Store } from '../store/store';
import { untilAvailable } from '../store/untilAvailable';
import type { Subscription } from '../subscriptions/subscription';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { WorkerEventEmitter } from '../incidents/workerEventEmitter';
import { BackfillRun } from './backfill/backfillRun';
import { planBackfill } from './backfill/planBackfill';
import { gapId, type Gap } from './gap';
import { HookCheck } from './hookCheck';
import { HookRepair } from './hookRepair';
import { HookMetrics } from './hookMetrics';
import type { HookDocuments } from './hookDocuments';
import { hookStateId } from './hookState';
import { OrphanRemoval } from './orphanRemoval';
import { Outages } from './outages';

/** Two list calls per region each time: far below the limit of 300 a minute. */
const CHECK_EVERY_MINUTES = 5;
const BACKFILL_EVERY_MINUTES = 1;

export interface HookHealthParts {
	aps: ApsApi;
	/** Regions to check, besides those in which subscriptions have hooks. */
	regions: readonly Region[];
	store: Store;
	documents: HookDocuments;
	subscriptions: Subscriptions;
	writer: EventWriter;
	emitter: WorkerEventEmitter;
	/** The public callback URL with this route key. */
	callbackUrl: (routeKey: string) => string;
	registry: Registry;
	log: Logger;
	/** Unix time in ms. Default: the clock of this machine. */
	now?: () => number;
}

/** Checks and repairs the hooks at Autodesk, on a schedule and on request. */
export class HookHealth {
	readonly #check: HookCheck;
	readonly #backfill: BackfillRun;
	readonly #checks: ScheduledWork<null>;
	readonly #backfills: ScheduledWork<null>;
	readonly #now: () => number;

	constructor(private readonly parts: HookHealthParts) {
		const { store, documents, registry, emitter, log, callbackUrl, now = Date.now } = parts;
		this.#now = now;
		const metrics = new HookMetrics(registry, documents);
		const common = { ...parts, metrics, now };
		this.#check = new HookCheck({
			...common,
			repair: new HookRepair(common),
			outages: new Outages(documents, emitter, log, now),
			orphans: new OrphanRemoval({ ...common, callbackPrefix: () => callbackUrl('') }),
		});
		this.#backfill = new BackfillRun(common);
		this.#checks = new ScheduledWork(
			store,
			'aps-hook-check',
			(_data, signal) => this.check(signal),
			log,
		);
		this.#backfills = new ScheduledWork(
			store,
			'aps-hook-backfill',
			(_data, signal) => this.backfill(signal),
			log,
		);
	}

	/** Lets this process do the work too. Only one process works at a time. */
	async start(): Promise<void> {
		await this.#checks.start();
		await this.#backfills.start();
		await untilAvailable(async () => {
			await this.#checks.schedule('check', { everyMinutes: CHECK_EVERY_MINUTES }, null);
			await this.#backfills.schedule('backfill', { everyMinutes: BACKFILL_EVERY_MINUTES }, null);
		});
	}

	async stop(): Promise<void> {
		await Promise.all([this.#checks.stop(), this.#backfills.stop()]);
	}

	/** Checks and repairs all hooks now, in this process. */
	async check(signal: AbortSignal): Promise<void> {
		await this.#check.run(signal);
		await this.#backfills.runSoon('gaps', null);
	}

	/** Fills the gaps that are due now, in this process. */
	async backfill(signal: AbortSignal): Promise<void> {
		await this.#backfill.run(signal);
	}

	/** Requests a check of all hooks. The next free process runs it. @throws StoreUnavailableError */
	async requestCheck(): Promise<void> {
		await this.#checks.runSoon('requested', null);
	}

	/**
	 * Starts a backfill of a time range for every hook of a subscription.
	 *
	 * @param from more than six days ago, a backfill may deliver events that were already received
	 * @throws StoreUnavailableError
	 */
	async requestBackfill({ id, hooks }: Subscription, from: Date, to: Date): Promise<Gap[]> {
		const { documents } = this.parts;
		const gaps: Gap[] = [];
		for (const hook of hooks) {
			const stateId = hookStateId(id, hook);
			const seen = (await documents.states.get(stateId))?.seen ?? null;
			const due = new Date(this.#now()).toISOString();
			const gap: Gap = {
				id: gapId(stateId, `${from.toISOString()} ${due}`),
				subscription: id,
				hook,
				from: from.toISOString(),
				to: to.toISOString(),
				backfill: planBackfill(hook, seen, due),
			};
			await documents.gaps.insert(gap);
			gaps.push(gap);
		}
		await this.#backfills.runSoon('gaps', null);
		return gaps;
	}
}
