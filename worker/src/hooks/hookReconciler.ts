import type { SubscriptionHook, Subscription } from '../subscriptions/subscription';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { ApsHook } from '../../../protocol/aps/hooks';
import type { ApsHooks } from './apsHooks';
import { callsElsewhere, type HookRepair } from './hookRepair';
import type { HookDocuments } from './hookDocuments';
import { seenHook, type HookState, type SeenHook } from './hookState';
import type { Outages } from './outages';
import type { SelfTests } from './selfTests';

export interface ReconcilerParts {
	subscriptions: Subscriptions;
	documents: HookDocuments;
	repair: HookRepair;
	outages: Outages;
	/** The public callback URL with this route key. */
	callbackUrl: (routeKey: string) => string;
	/** Unix time in ms. */
	now: () => number;
}

/** What one check knows about one hook of a subscription. */
export interface ReconcilerFacts {
	subscription: Subscription;
	hook: SubscriptionHook;
	/** What was known before. */
	state: HookState;
	/** When the region was last checked, Unix time in ms; undefined if it never was. */
	previousCheck: number | undefined;
	hooks: ApsHooks;
	selfTests: SelfTests;
	signal: AbortSignal;
}

/** Reconciles one hook of a subscription, and records its state. */
export class HookReconciler {
	#state: HookState;
	#written: string;

	constructor(
		private readonly parts: ReconcilerParts,
		private readonly facts: ReconcilerFacts,
	) {
		this.#state = facts.state;
		this.#written = JSON.stringify(facts.state);
	}

	/**
	 * @param match the hook at Autodesk; undefined if it is not listed
	 * @throws ApsError, StoreUnavailableError
	 */
	async reconcile(match: ApsHook | undefined): Promise<void> {
		if (match) await this.#present(match);
		else await this.#absent();
	}

	/** Records why the hook is unhealthy. @throws StoreUnavailableError */
	async note(problem: string): Promise<void> {
		await this.#save({ ...this.#state, problem });
	}

	async #present(match: ApsHook): Promise<void> {
		const { subscription, signal } = this.facts;
		const { repair, outages, now } = this.parts;
		const seen = seenHook(match);
		let { hook } = this.facts;
		if (match.hookId !== hook.hookId) {
			hook = await repair.adopt(subscription, { ...hook, hookId: match.hookId }, signal);
		}
		this.#state = { ...this.#state, hook, seen };
		// Only what Autodesk says to be inactive counts as that.
		if (!STATUSES.includes(match.status)) return await this.note(WITHOUT_STATUS);
		if (match.status !== 'active') return await this.#inactive(match);

		await repair.renew(subscription, hook, seen, now(), signal);
		const well = await outages.end(this.#state, subscription);
		const callbackUrl = this.parts.callbackUrl(subscription.routeKey);
		const problem = match.callbackUrl === callbackUrl ? null : callsElsewhere(match, callbackUrl);
		await this.#save({ ...well, problem });
	}

	async #inactive(match: ApsHook): Promise<void> {
		const { subscription, previousCheck, selfTests, signal } = this.facts;
		const { repair, outages } = this.parts;
		const inactive = outages.begin({ ...this.#state, status: 'inactive' }, match, previousCheck);
		await this.#save(await outages.confirm(inactive, subscription));
		const { hook } = this.#state;
		const problem = await repair.reactivate(subscription, hook, match, selfTests, signal);
		if (problem !== undefined) return await this.note(problem);
		await this.#save(await outages.end(this.#state, subscription));
	}

	async #absent(): Promise<void> {
		const { subscription, hook, previousCheck, hooks, signal } = this.facts;
		const { outages, now } = this.parts;
		const { seen, outage } = this.#state;
		const known: HookState = { ...this.#state, hook };
		if (seen === null) {
			return await this.#save({ ...known, status: 'unseen', problem: UNSEEN });
		}
		if (seen.isShortLived && seen.expiry !== null && Date.parse(seen.expiry) <= now()) {
			return await this.#save({ ...known, status: 'expired', problem: null, outage: null });
		}
		const missing = outages.begin({ ...known, status: 'missing' }, undefined, previousCheck);
		// n8n may be about to remove it, so a hook counts as missing only after two checks.
		if (outage === null) return await this.#save({ ...missing, problem: MISSING_ONCE });

		const unlisted = await hooks.get(hook, signal);
		if (unlisted) return await this.#present(unlisted);
		await this.#save(await outages.confirm(missing, subscription));
		await this.#recreate(seen);
	}

	async #recreate(seen: SeenHook): Promise<void> {
		const { subscription: before, hook, signal } = this.facts;
		const { subscriptions, repair, outages } = this.parts;
		if (seen.creator === 'user') return await this.note(OF_A_USER);
		const subscription = await subscriptions.get(before.id);
		if (!subscription?.hooks.some(({ hookId }) => hookId === hook.hookId)) return;
		const created = await repair.recreate(subscription, hook, seen, signal);
		if (created === undefined) return await this.note(CREATED_BY_ANOTHER);
		await this.#save(await outages.end({ ...this.#state, hook: created }, subscription));
	}

	/** Most hooks have not changed; nothing is written for those. */
	async #save(state: HookState): Promise<void> {
		const text = JSON.stringify(state);
		if (text !== this.#written) await this.parts.documents.states.save(state);
		this.#written = text;
		this.#state = state;
	}
}

const STATUSES: readonly unknown[] = ['active', 'inactive', 'reactivated'];
const WITHOUT_STATUS =
	'Autodesk lists it without a known status. The worker changes nothing until it does';
const UNSEEN =
	'The app of APS_CLIENT_ID cannot see it: another app created it, or a user whose webhooks ' +
	'Autodesk does not show to the app. The worker cannot check or repair it';
const MISSING_ONCE = 'Autodesk no longer lists it. The next check confirms whether it is missing';
const OF_A_USER =
	'A user created it, and it no longer exists. Deactivate the workflow in n8n and activate it again';
const CREATED_BY_ANOTHER =
	'It was created without an ID in the answer, or already exists. The next check looks for it';
