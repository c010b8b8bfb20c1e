import type { Logger } from 'pino';
import { occurrenceKey } from '../../../../protocol/callbacks/deduplicationKey';
import type { ApsApi } from '../../aps/apsApi';
import { ApsError } from '../../aps/apsError';
import type { EventWriter } from '../../events/eventWriter';
import { newId } from '../../ids/newId';
import type { Subscription } from '../../subscriptions/subscription';
import type { Subscriptions } from '../../subscriptions/subscriptions';
import type { Backfill, Gap } from '../gap';
import type { HookMetrics } from '../hookMetrics';
import type { HookDocuments } from '../hookDocuments';
import { hookStateId, type SeenHook } from '../hookState';
import { backfillWindow, SETTLING } from './backfillWindow';
import { FolderWalk, type Addition } from './folderWalk';
import { foundCallback } from './foundCallback';

/** Timeout for the store, in ms. */
const DEADLINE = 5_000;
/** Pause before retrying a folder that could not be read, in ms. */
const RETRY_AFTER = 30 * 60_000;
/**
 * How long after the gap it is retried, in ms. After that, received events are no longer
 * recognized.
 */
const TRIED_FOR = 48 * 3_600_000;
/** How long gaps are kept, in ms. */
const KEPT = 30 * 24 * 3_600_000;

export interface BackfillParts {
	aps: ApsApi;
	subscriptions: Pick<Subscriptions, 'get'>;
	documents: HookDocuments;
	writer: EventWriter;
	metrics: HookMetrics;
	log: Logger;
	/** Unix time in ms. */
	now: () => number;
}

/** A gap that is being filled from a folder. */
interface Filling {
	gap: Gap;
	subscription: Subscription;
	seen: SeenHook | null;
	start: number;
	end: number;
	/** Events delivered so far. */
	events: number;
}

/**
 * Finds events that Autodesk did not send, by the contents of the folders, and delivers them.
 * Events that were received, or arrive later, have the same key, so an interrupted run can simply
 * be repeated.
 */
export class BackfillRun {
	constructor(private readonly parts: BackfillParts) {}

	/** @throws StoreUnavailableError. Refusals by Autodesk are recorded instead */
	async run(signal: AbortSignal): Promise<void> {
		const { documents, now } = this.parts;
		const byFolder = new Map<string, Gap[]>();
		for (const gap of await documents.gaps.all()) {
			if (Date.parse(gap.to) + KEPT < now()) {
				await documents.gaps.delete(gap.id);
				continue;
			}
			const { nextPassAt, projectId } = gap.backfill;
			if (nextPassAt === null || Date.parse(nextPassAt) > now()) continue;
			const key = JSON.stringify([projectId, gap.hook.scope.folder]);
			byFolder.set(key, [...(byFolder.get(key) ?? []), gap]);
		}
		// One walk covers every hook that watches the folder.
		for (const gaps of byFolder.values()) await this.#pass(gaps, signal);
	}

	async #pass(gaps: readonly Gap[], signal: AbortSignal): Promise<void> {
		const { aps, log, now } = this.parts;
		const fillings = await this.#begin(gaps);
		const [first] = fillings;
		if (!first) return;
		const { projectId } = first.gap.backfill;
		const since = Math.min(...fillings.map(({ start }) => start));
		const walk = new FolderWalk(aps, projectId ?? '', since, signal);
		try {
			for await (const addition of walk.additions(first.gap.hook.scope.folder ?? '')) {
				for (const filling of fillings) await this.#passOn(filling, addition);
			}
		} catch (error) {
			if (!(error instanceof ApsError)) throw error;
			log.warn({ gaps: gaps.map(({ id }) => id), err: error.message }, 'gap could not be filled');
			for (const filling of fillings) await this.#failed(filling, error.message);
			return;
		}
		const incomplete = whatIsMissing(walk);
		for (const filling of fillings) {
			const { gap, events } = filling;
			log.info({ gap: gap.id, subscription: gap.subscription, events }, 'gap searched');
			// Search once more when the repaired hook is certain to be called.
			const settled = Date.parse(gap.to) + SETTLING;
			await this.#finish(filling, {
				status: incomplete === null ? 'done' : 'partial',
				reason: incomplete,
				nextPassAt: now() < settled ? new Date(settled).toISOString() : null,
			});
		}
	}

	async #begin(gaps: readonly Gap[]): Promise<Filling[]> {
		const { subscriptions, documents, now } = this.parts;
		const fillings: Filling[] = [];
		for (const gap of gaps) {
			const subscription = await subscriptions.get(gap.subscription);
			if (!subscription) {
				await documents.gaps.delete(gap.id);
				continue;
			}
			const state = await documents.states.get(hookStateId(gap.subscription, gap.hook));
			const { start, end } = backfillWindow(gap, now());
			fillings.push({ gap, subscription, seen: state?.seen ?? null, start, end, events: 0 });
		}
		return fillings;
	}

	async #passOn(filling: Filling, addition: Addition): Promise<void> {
		const { writer, metrics, now } = this.parts;
		const { gap, subscription, seen, start, end } = filling;
		const { hook } = gap;
		const { createdAt, kind } = addition;
		if (hook.event !== `dm.${kind}.added` || createdAt < start || createdAt > end) return;
		const callback = foundCallback(gap, seen, addition);
		const seenAs = occurrenceKey(subscription.routeKey, callback);
		if (seenAs === undefined) return;
		const event = {
			id: newId('evt'),
			deliveryId: null,
			receivedAt: new Date(now()).toISOString(),
			system: hook.system,
			event: hook.event,
			region: hook.region,
			resourceUrn: callback.resourceUrn ?? null,
			hook: callback.hook,
			payload: callback.payload,
			headers: {},
			synthetic: true,
		};
		const written = await writer.write(subscription.id, event, seenAs, DEADLINE);
		metrics.backfilled.inc({ outcome: written.kind === 'stored' ? 'missed' : 'known' });
		if (written.kind === 'stored') filling.events += 1;
	}

	async #failed(filling: Filling, reason: string): Promise<void> {
		const now = this.parts.now();
		const isOver = now > Date.parse(filling.gap.to) + TRIED_FOR;
		await this.#finish(filling, {
			status: 'failed',
			reason,
			nextPassAt: isOver ? null : new Date(now + RETRY_AFTER).toISOString(),
		});
	}

	async #finish(
		{ gap, events }: Filling,
		result: Pick<Backfill, 'status' | 'reason' | 'nextPassAt'>,
	): Promise<void> {
		await this.parts.documents.gaps.change(gap.id, (current) => ({
			...current,
			backfill: { ...current.backfill, ...result, events: current.backfill.events + events },
		}));
	}
}

/** Why the walk may have missed additions; null if it did not. */
function whatIsMissing({ truncated, undated }: FolderWalk): string | null {
	if (truncated) return 'There are more folders than the search covers';
	if (undated === 0) return null;
	return `Autodesk did not say when ${undated} of the versions and folders were created`;
}
