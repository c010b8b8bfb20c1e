import type { Logger } from 'pino';
import type { Region } from '../../../protocol/aps/regions';
import type { ApsApi } from '../aps/apsApi';
import { ApsError } from '../aps/apsError';
import {
	watchesTheSame,
	type SubscriptionHook,
	type Subscription,
} from '../subscriptions/subscription';
import type { ApsHook } from '../../../protocol/aps/hooks';
import { ApsHooks } from './apsHooks';
import { HookReconciler, type ReconcilerFacts, type ReconcilerParts } from './hookReconciler';
import { hookStateId, newHookState, type HookState } from './hookState';
import type { OrphanRemoval } from './orphanRemoval';
import { SelfTests } from './selfTests';

export interface HookCheckParts extends ReconcilerParts {
	aps: ApsApi;
	/** Regions to check, besides those in which subscriptions have hooks. */
	regions: readonly Region[];
	orphans: OrphanRemoval;
	log: Logger;
}

/** What all hooks of a region share. */
type RegionFacts = Pick<ReconcilerFacts, 'hooks' | 'previousCheck' | 'selfTests' | 'signal'> & {
	/** What was known before, by id. */
	states: ReadonlyMap<string, HookState>;
	/** What Autodesk lists, by id. */
	found: ReadonlyMap<string, ApsHook>;
};

/**
 * Compares the hooks that subscriptions rely on with those at Autodesk, and repairs what differs.
 * One process does this at a time. If it dies midway, the next check completes the work.
 */
export class HookCheck {
	constructor(private readonly parts: HookCheckParts) {}

	/** @throws StoreUnavailableError. Refusals by Autodesk are recorded instead */
	async run(signal: AbortSignal): Promise<void> {
		const { subscriptions, regions, documents } = this.parts;
		const all = await subscriptions.all();
		await this.#forgetUnregistered(all);
		const states = new Map((await documents.states.all()).map((state) => [state.id, state]));
		const selfTests = new SelfTests();
		const used = all.flatMap(({ hooks }) => hooks.map(({ region }) => region));
		for (const region of new Set([...regions, ...used])) {
			await this.#checkRegion(region, { states, selfTests, signal });
		}
	}

	async #checkRegion(
		region: Region,
		facts: Pick<RegionFacts, 'states' | 'selfTests' | 'signal'>,
	): Promise<void> {
		const { aps, subscriptions, documents, orphans, log, now } = this.parts;
		const triedAt = new Date(now()).toISOString();
		const checkedAt = (await documents.regions.get(region))?.checkedAt ?? null;
		const previousCheck = checkedAt === null ? undefined : Date.parse(checkedAt);
		const hooks = new ApsHooks(aps, region);
		try {
			const found = await hooks.list(facts.signal);
			const claimed = new Set<string>();
			for (const subscription of await subscriptions.all()) {
				for (const hook of subscription.hooks.filter((known) => known.region === region)) {
					const inRegion = { ...facts, hooks, found, previousCheck };
					const match = await this.#checkHook(subscription, hook, inRegion);
					if (match) claimed.add(match.hookId);
				}
			}
			await orphans.look(region, found, claimed, facts.signal);
			await documents.regions.save({ id: region, triedAt, checkedAt: triedAt, problem: null });
		} catch (error) {
			if (!(error instanceof ApsError)) throw error;
			const { message: problem } = error;
			log.warn({ region, err: problem }, 'hooks could not be checked');
			await documents.regions.save({ id: region, triedAt, checkedAt, problem });
		}
	}

	/** @returns the subscription's hook at Autodesk, if it is listed */
	async #checkHook(
		subscription: Subscription,
		hook: SubscriptionHook,
		{ states, found, ...facts }: RegionFacts,
	): Promise<ApsHook | undefined> {
		const match = found.get(hook.hookId) ?? this.#findLike(subscription, hook, found);
		// No one needs its events any more; n8n or an operator removes the hook.
		if (subscription.status === 'gone') return match;
		const state =
			states.get(hookStateId(subscription.id, hook)) ?? newHookState(subscription.id, hook);
		const looked = new HookReconciler(this.parts, { ...facts, subscription, hook, state });
		try {
			await looked.reconcile(match);
		} catch (error) {
			if (!(error instanceof ApsError)) throw error;
			const names = { subscription: subscription.id, hook: hook.hookId };
			this.parts.log.warn({ ...names, err: error.message }, 'hook could not be repaired');
			await looked.note(error.message);
		}
		return match;
	}

	/** A hook that replaces the registered one: from an earlier attempt, or created by n8n since. */
	#findLike(
		{ routeKey }: Subscription,
		hook: SubscriptionHook,
		found: RegionFacts['found'],
	): ApsHook | undefined {
		const callbackUrl = this.parts.callbackUrl(routeKey);
		return [...found.values()].find(
			(candidate) =>
				candidate.callbackUrl === callbackUrl &&
				watchesTheSame(hook, { ...candidate, region: hook.region, scope: { ...candidate.scope } }),
		);
	}

	async #forgetUnregistered(all: readonly Subscription[]): Promise<void> {
		const { documents } = this.parts;
		const registered = new Set(
			all.flatMap(({ id, hooks }) => hooks.map((hook) => hookStateId(id, hook))),
		);
		for (const { id } of await documents.states.all()) {
			if (!registered.has(id)) await documents.states.delete(id);
		}
	}
}
