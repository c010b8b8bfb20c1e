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
 * How far back an outage may have begun that was found at the very first look, in ms: events of this
 * time are still recognised as received.
 */
const UNKNOWN_SINCE = 6 * 24 * 3_600_000;

/**
 * Keeps account of the times in which hooks are not called. Every step may be repeated: events and
 * gaps are told by their outage, and told once.
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
	 * Notes that a hook is not well, unless that is noted already.
	 *
	 * @param hook as Autodesk returns it; undefined if it does not exist
	 * @param previousCheck when it was known to be well, Unix time in ms
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
	 * Notes that a hook is called. When it was not for some time, that gap is recorded, to be filled,
	 * and told.
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

/** The callback URL is left out: it is a secret. */
function facts({ hook }: HookState, { id, label }: Subscription): Record<string, unknown> {
	const { hookId, system, event, region, scope } = hook;
	return { subscription: id, label, hookId, system, event, region, scope };
}
