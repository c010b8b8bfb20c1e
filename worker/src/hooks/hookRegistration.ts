import type { Logger } from 'pino';
import { LIMITS } from '../../../protocol/worker/api/limits';
import { toDataManagementId } from '../../../protocol/aps/ids';
import type { ApsApi } from '../aps/apsApi';
import { ApsError } from '../aps/apsError';
import {
	watchesTheSame,
	type Subscription,
	type SubscriptionHook,
} from '../subscriptions/subscription';
import type { Subscriptions } from '../subscriptions/subscriptions';
import { ApsHooks } from './apsHooks';
import { WORKER_SOURCE } from './hookSource';

/** What a hook watches, before Autodesk gives it an id. */
export interface WantedHook extends Omit<SubscriptionHook, 'hookId'> {
	/** The project that a folder is in, with or without `b.`. Backfills need it. */
	projectId?: string | undefined;
}

export interface HookRegistrationParts {
	aps: ApsApi;
	subscriptions: Subscriptions;
	/** The public callback URL with this route key. */
	callbackUrl: (routeKey: string) => string;
	log: Logger;
}

export type HookCreation =
	| { kind: 'created'; hook: SubscriptionHook }
	/** The subscription has the maximum number of hooks. */
	| { kind: 'full' }
	/** The subscription was deleted in the meantime. The hook is removed as an orphan. */
	| { kind: 'missing' };

/** How long creating or deleting a hook may take in total, in ms. The command line waits for 30 seconds. */
const TIMEOUT = 25_000;

/**
 * Creates hooks at Autodesk with the worker's app, for subscriptions whose receiver does not do that itself. Hook
 * checks then repair them. Every call is safe to repeat.
 */
export class HookRegistration {
	constructor(private readonly parts: HookRegistrationParts) {}

	/** @throws ApsError, StoreUnavailableError */
	async create(subscription: Subscription, wanted: WantedHook): Promise<HookCreation> {
		const { id, callbackSecret, hooks: known } = subscription;
		if (known.length >= LIMITS.subscription.hooks.maxItems) return { kind: 'full' };
		const hook = await this.#within((signal) => this.#atAutodesk(subscription, wanted, signal));
		await this.#within((signal) =>
			this.#hooks(hook).update(hook, { token: callbackSecret }, signal),
		);
		const recorded = await this.parts.subscriptions.changeHooks(id, (hooks) => [
			...hooks.filter((other) => !watchesTheSame(other, hook)),
			hook,
		]);
		if (!recorded) return { kind: 'missing' };
		this.#log(id, hook, 'hook created');
		return { kind: 'created', hook };
	}

	/**
	 * Deletes a hook at Autodesk, then forgets it. If it cannot be deleted, nothing changes.
	 *
	 * @returns whether the subscription had such a hook
	 * @throws ApsError, StoreUnavailableError
	 */
	async delete({ id, hooks }: Subscription, hookId: string): Promise<boolean> {
		const hook = hooks.find((known) => known.hookId === hookId);
		if (!hook) return false;
		await this.#within((signal) => this.#hooks(hook).delete(hook, signal));
		await this.parts.subscriptions.changeHooks(id, (current) =>
			current.filter((known) => known.hookId !== hookId),
		);
		this.#log(id, hook, 'hook deleted');
		return true;
	}

	/** A new hook, or the one that an interrupted call has left. */
	async #atAutodesk(
		{ routeKey }: Subscription,
		{ projectId, ...wanted }: WantedHook,
		signal: AbortSignal,
	): Promise<SubscriptionHook> {
		const { system, event, scope } = wanted;
		const callbackUrl = this.parts.callbackUrl(routeKey);
		const hookAttribute = {
			source: WORKER_SOURCE,
			projectId: projectId && toDataManagementId(projectId),
		};
		const hooks = this.#hooks(wanted);
		const created = await hooks.create(
			{ system, event },
			{ callbackUrl, scope, hookAttribute },
			signal,
		);
		if (created !== undefined) return { ...wanted, hookId: created };
		const found = [...(await hooks.list(signal)).values()].find(
			(hook) =>
				hook.callbackUrl === callbackUrl &&
				watchesTheSame(wanted, { ...hook, region: wanted.region, scope: { ...hook.scope } }),
		);
		if (found) return { ...wanted, hookId: found.hookId };
		throw new ApsError('Autodesk has the webhook, but does not list it yet. Try again');
	}

	#hooks({ region }: Pick<WantedHook, 'region'>): ApsHooks {
		return new ApsHooks(this.parts.aps, region);
	}

	/** @throws ApsError also if it takes too long */
	async #within<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
		const signal = AbortSignal.timeout(TIMEOUT);
		try {
			return await work(signal);
		} catch (error) {
			if (error instanceof ApsError || !signal.aborted) throw error;
			throw new ApsError(`Autodesk did not answer within ${TIMEOUT / 1000} s. Try again`);
		}
	}

	#log(subscription: string, { hookId, system, event }: SubscriptionHook, message: string): void {
		this.parts.log.info({ subscription, hook: hookId, system, event }, message);
	}
}
