import type { Logger } from 'pino';
import type { Region } from '../../../nodes/shared/protocol/regions';
import type { ApsClient } from '../aps/apsClient';
import { ApsError } from '../aps/apsError';
import {
	watchesTheSame,
	type RegisteredHook,
	type Subscription,
} from '../subscriptions/subscription';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import type { ApsHook } from './apsHook';
import { ApsHooks } from './apsHooks';
import { callsElsewhere, type HookMender } from './hookMender';
import type { HookRecords } from './hookRecords';
import { hookStateId, newHookState, seenHook, type HookState } from './hookState';
import type { OrphanRemoval } from './orphanRemoval';
import type { Outages } from './outages';
import { SelfTests } from './selfTests';

export interface HookCheckParts {
	aps: ApsClient;
	/** Where hooks are looked for, beside the regions in which subscriptions have some. */
	regions: readonly Region[];
	directory: SubscriptionDirectory;
	records: HookRecords;
	mender: HookMender;
	outages: Outages;
	orphans: OrphanRemoval;
	/** The public callback URL with this route key. */
	callbackUrl: (routeKey: string) => string;
	log: Logger;
	/** Unix time in ms. */
	now: () => number;
}

/** A subscription's hook, and what was known about it before this check. */
interface Case {
	subscription: Subscription;
	hook: RegisteredHook;
	before: HookState;
	selfTests: SelfTests;
	/** When the region was looked at last; undefined when it never was. Unix time in ms. */
	previousCheck: number | undefined;
}

/**
 * Compares the hooks that subscriptions rely on with those at Autodesk, and mends what differs. One
 * process does it at a time; one that dies in the middle leaves nothing that the next check would
 * not put right.
 */
export class HookCheck {
	constructor(private readonly parts: HookCheckParts) {}

	/** @throws StoreUnavailableError; what Autodesk refuses is recorded instead */
	async run(signal: AbortSignal): Promise<void> {
		const { directory, regions, records } = this.parts;
		await directory.refresh();
		const states = new Map((await records.states.all()).map((state) => [state.id, state]));
		const selfTests = new SelfTests();
		const used = directory.all().flatMap(({ hooks }) => hooks.map(({ region }) => region));
		for (const region of new Set([...regions, ...used])) {
			await this.#checkRegion(region, states, selfTests, signal);
		}
		await this.#forgetUnregistered(states);
	}

	async #checkRegion(
		region: Region,
		states: ReadonlyMap<string, HookState>,
		selfTests: SelfTests,
		signal: AbortSignal,
	): Promise<void> {
		const { aps, directory, records, orphans, log, now } = this.parts;
		const triedAt = new Date(now()).toISOString();
		const previous = (await records.regions.get(region))?.checkedAt ?? null;
		try {
			const found = await new ApsHooks(aps, region).list(signal);
			const claimed = new Set<string>();
			for (const subscription of directory.all()) {
				for (const hook of subscription.hooks.filter((known) => known.region === region)) {
					const before =
						states.get(hookStateId(subscription.id, hook)) ?? newHookState(subscription.id, hook);
					const previousCheck = previous === null ? undefined : Date.parse(previous);
					const looked = { subscription, hook, before, selfTests, previousCheck };
					const id = await this.#checkHook(looked, found, signal);
					if (id !== undefined) claimed.add(id);
				}
			}
			await orphans.look(region, found, claimed, signal);
			await records.regions.save({ id: region, triedAt, checkedAt: triedAt, problem: null });
		} catch (error) {
			if (!(error instanceof ApsError)) throw error;
			log.warn({ region, err: error.message }, 'hooks could not be checked');
			const { message: problem } = error;
			await records.regions.save({ id: region, triedAt, checkedAt: previous, problem });
		}
	}

	/** @returns the id of the hook at Autodesk that belongs to the subscription, if there is one */
	async #checkHook(
		looked: Case,
		found: ReadonlyMap<string, ApsHook>,
		signal: AbortSignal,
	): Promise<string | undefined> {
		const { subscription, hook, before } = looked;
		const match = found.get(hook.hookId) ?? this.#findLike(looked, found);
		// Nobody waits for its events any more; n8n removes the hook, or an operator does.
		if (subscription.status === 'gone') return match?.hookId;
		try {
			const after = match
				? await this.#present(looked, match, signal)
				: await this.#absent(looked, signal);
			await this.#remember(before, after);
		} catch (error) {
			if (!(error instanceof ApsError)) throw error;
			this.parts.log.warn(
				{ subscription: subscription.id, hook: hook.hookId, err: error.message },
				'hook could not be mended',
			);
			const latest = (await this.parts.records.states.get(before.id)) ?? before;
			await this.#remember(before, { ...latest, problem: error.message });
		}
		return match?.hookId;
	}

	async #present(looked: Case, match: ApsHook, signal: AbortSignal): Promise<HookState> {
		const { subscription, before } = looked;
		const { mender, outages, callbackUrl, now } = this.parts;
		const seen = seenHook(match);
		let { hook } = looked;
		if (match.hookId !== hook.hookId) {
			hook = await mender.adopt(subscription, { ...hook, hookId: match.hookId }, signal);
		}
		const known: HookState = { ...before, hook, seen };
		if (match.status !== 'active') return await this.#inactive(looked, known, match, signal);

		await mender.renew(subscription, hook, seen, now(), signal);
		const isOurs = match.callbackUrl === callbackUrl(subscription.routeKey);
		const problem = isOurs ? null : callsElsewhere(match, callbackUrl(subscription.routeKey));
		return { ...(await outages.end(known, subscription)), problem };
	}

	async #inactive(
		{ subscription, selfTests, previousCheck }: Case,
		known: HookState,
		match: ApsHook,
		signal: AbortSignal,
	): Promise<HookState> {
		const { mender, outages } = this.parts;
		const suspected = outages.begin({ ...known, status: 'inactive' }, match, previousCheck);
		const state = await outages.confirm(suspected, subscription);
		await this.parts.records.states.save(state);
		const problem = await mender.reactivate(subscription, known.hook, match, selfTests, signal);
		if (problem !== undefined) return { ...state, problem };
		return await outages.end(state, subscription);
	}

	/** What is missing for the first time may be about to be removed by n8n, so it is looked for twice. */
	async #absent(looked: Case, signal: AbortSignal): Promise<HookState> {
		const { subscription, hook, before, previousCheck } = looked;
		const { aps, outages, records, now } = this.parts;
		const { seen } = before;
		if (seen === null) return { ...before, hook, status: 'unseen', problem: UNSEEN };
		if (seen.isShortLived && seen.expiry !== null && Date.parse(seen.expiry) <= now()) {
			return { ...before, hook, status: 'expired', problem: null, outage: null };
		}
		const missing = outages.begin({ ...before, hook, status: 'missing' }, undefined, previousCheck);
		if (before.outage === null) return { ...missing, problem: MISSING_ONCE };

		const listedLate = await new ApsHooks(aps, hook.region).get(hook, signal);
		if (listedLate) return await this.#present(looked, listedLate, signal);
		const state = await outages.confirm(missing, subscription);
		await records.states.save(state);
		return await this.#recreate(subscription, state, signal);
	}

	async #recreate({ id }: Subscription, state: HookState, signal: AbortSignal): Promise<HookState> {
		const { directory, mender, outages } = this.parts;
		const { hook, seen } = state;
		if (seen === null) return state;
		if (seen.creator === 'user') return { ...state, problem: OF_A_USER };
		await directory.refresh();
		const subscription = directory.get(id);
		if (!subscription?.hooks.some((known) => known.hookId === hook.hookId)) return state;
		const created = await mender.recreate(subscription, hook, seen, signal);
		if (created === undefined) return { ...state, problem: CREATED_BY_ANOTHER };
		return await outages.end({ ...state, hook: created }, subscription);
	}

	/** A hook in the place of the registered one: of an earlier try, or made by n8n meanwhile. */
	#findLike(
		{ subscription, hook }: Case,
		found: ReadonlyMap<string, ApsHook>,
	): ApsHook | undefined {
		const callbackUrl = this.parts.callbackUrl(subscription.routeKey);
		return [...found.values()].find(
			(candidate) =>
				candidate.callbackUrl === callbackUrl &&
				watchesTheSame(hook, { ...candidate, region: hook.region, scope: { ...candidate.scope } }),
		);
	}

	async #remember(before: HookState, after: HookState): Promise<void> {
		if (JSON.stringify(before) !== JSON.stringify(after)) {
			await this.parts.records.states.save(after);
		}
	}

	async #forgetUnregistered(states: ReadonlyMap<string, HookState>): Promise<void> {
		const { directory, records } = this.parts;
		const registered = new Set(
			directory.all().flatMap(({ id, hooks }) => hooks.map((hook) => hookStateId(id, hook))),
		);
		for (const id of states.keys()) {
			if (!registered.has(id)) await records.states.delete(id);
		}
	}
}

const UNSEEN =
	'The app of APS_CLIENT_ID does not see it: another app created it, or a user whose webhooks ' +
	'Autodesk does not show to the app. It cannot be looked after';
const MISSING_ONCE = 'Autodesk does not list it any more. It is looked for once again';
const OF_A_USER =
	'It has vanished, and a user had created it. Deactivate the workflow in n8n and activate it again';
const CREATED_BY_ANOTHER = 'Autodesk says that it exists. It is looked for at the next check';
