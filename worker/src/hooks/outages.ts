import type { Logger } from 'pino';
import { parseTime } from '../../../protocol/time';
import type { Subscription } from '../subscriptions/subscription';
import type { WorkerEventEmitter } from '../incidents/workerEventEmitter';
import type { ApsHook } from '../../../protocol/aps/hooks';
import { planBackfill } from './backfill/planBackfill';
import { gapId, type Gap } from './gap';
import type { HookDocuments } from './hookDocuments';
import type { HookState } from './hookState';

/**
 * How far back an outage found by the very first check may have begun, in ms. Events received
 * within this time are still recognized.
 */
const UNKNOWN_SINCE = 6 * 24 * 3_600_000;

/**
 * Records when hooks are not called. Every step can be repeated: notifications and gaps are keyed
 * by their outage, so each appears once.
 */
export class Outages {
	constructor(
		private readonly documents: HookDocuments,
		private readonly emitter: WorkerEventEmitter,
		private readonly log: Logger,
		/** Unix time in ms. */
		private readonly now: () => number,
	) {}

	/**
	 * Records that a hook is unhealthy, unless that is already recorded.
	 *
	 * @param hook as Autodesk returns it; undefined if it does not exist
	 * @param previousCheck when it was last known to be healthy, Unix time in ms
	 */
	begin(state: HookState, hook: ApsHook | undefined, previousCheck: number | undefined): HookState {
		if (state.outage) return state;
		const wasSeen = state.seen !== null && previousCheck !== undefined;
		const since = wasSeen
			? previousCheck
			: Math.max(parseTime(hook?.lastUpdatedDate) ?? 0, this.now() - UNKNOWN_SINCE);
		return { ...state, outage: { since: new Date(since).toISOString(), confirmed: false } };
	}

	/** Reports that a hook is not called. @throws StoreUnavailableError */
	async confirm(state: HookState, subscription: Subscription): Promise<HookState> {
		const { outage, status, hook } = state;
		if (!outage || outage.confirmed) return state;
		this.log.warn(
			{ subscription: subscription.id, hook: hook.hookId, status, since: outage.since },
			'Autodesk does not call a hook',
		);
		await this.emitter.emit('worker.hook.inactive', {
			key: `${state.id}:${outage.since}`,
			region: hook.region,
			payload: { ...facts(state, subscription), status, since: outage.since },
		});
		return { ...state, outage: { ...outage, confirmed: true } };
	}

	/**
	 * Records that a hook is being called. If it was not called for some time, records that gap for
	 * backfilling and notifies subscriptions.
	 *
	 * @throws StoreUnavailableError
	 */
	async end(state: HookState, subscription: Subscription): Promise<HookState> {
		const { outage, hook } = state;
		if (outage?.confirmed) {
			const gap = await this.#record(state, outage.since);
			this.log.info(
				{ subscription: subscription.id, hook: hook.hookId, from: gap.from, to: gap.to },
				'hook recovered',
			);
			const { status, reason } = gap.backfill;
			await this.emitter.emit('worker.hook.recovered', {
				key: gap.id,
				region: hook.region,
				payload: {
					...facts(state, subscription),
					gap: gap.id,
					from: gap.from,
					to: gap.to,
					backfill: { status, reason },
				},
			});
		}
		return { ...state, status: 'active', problem: null, outage: null };
	}

	async #record({ id, hook, subscription, seen }: HookState, from: string): Promise<Gap> {
		const to = new Date(this.now()).toISOString();
		const gap: Gap = {
			id: gapId(id, from),
			subscription,
			hook,
			from,
			to,
			backfill: planBackfill(hook, seen, to),
		};
		await this.documents.gaps.insert(gap);
		return (await this.documents.gaps.get(gap.id)) ?? gap;
	}
}

/** Leaves out the callback URL: it is a secret. */
function facts({ hook }: HookState, { id, label }: Subscription): Record<string, unknown> {
	const { hookId, system, event, region, scope } = hook;
	return { subscription: id, label, hookId, system, event, region, scope };
}
