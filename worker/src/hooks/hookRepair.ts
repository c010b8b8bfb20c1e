import type { Logger } from 'pino';
import type { ApsApi } from '../aps/apsApi';
import type { SubscriptionHook, Subscription } from '../subscriptions/subscription';
import type { Subscriptions } from '../subscriptions/subscriptions';
import type { ApsHook } from '../../../protocol/aps/hooks';
import { ApsHooks } from './apsHooks';
import type { HookMetrics, RepairAction } from './hookMetrics';
import type { SeenHook } from './hookState';
import type { SelfTests } from './selfTests';

/** A hook that ends within this time, in ms, is renewed … */
const RENEW_BEFORE = 14 * 24 * 3_600_000;
/** … for this long. */
const RENEWED_FOR = 90 * 24 * 3_600_000;

export interface RepairParts {
	aps: ApsApi;
	subscriptions: Subscriptions;
	/** The public callback URL with this route key. */
	callbackUrl: (routeKey: string) => string;
	metrics: HookMetrics;
	log: Logger;
}

/** Repairs hooks at Autodesk. Every step can be interrupted at any point and repeated. */
export class HookRepair {
	constructor(private readonly parts: RepairParts) {}

	/**
	 * Reactivates an inactive hook after a self-test has shown that callbacks arrive.
	 *
	 * @returns why the repair was not possible; undefined if it succeeded
	 * @throws ApsError
	 */
	async reactivate(
		{ id, routeKey, callbackSecret }: Subscription,
		hook: SubscriptionHook,
		found: ApsHook,
		selfTests: SelfTests,
		signal: AbortSignal,
	): Promise<string | undefined> {
		const callbackUrl = this.parts.callbackUrl(routeKey);
		if (found.callbackUrl !== callbackUrl) return callsElsewhere(found, callbackUrl);
		const reason = await selfTests.run(callbackUrl, callbackSecret, signal);
		this.parts.metrics.selfTests.inc({ outcome: reason === undefined ? 'passed' : 'failed' });
		if (reason !== undefined) {
			const { origin } = new URL(callbackUrl);
			return `Callbacks do not reach this worker at ${origin}: ${reason}. Check PUBLIC_URL, proxy and tunnel`;
		}
		const changes = { status: 'active', autoReactivateHook: true } as const;
		await this.#hooks(hook).update(found, changes, signal);
		this.#done('reactivated', id, found);
		return undefined;
	}

	/**
	 * Creates a hook like the missing one, and adopts it.
	 *
	 * @returns the subscription's new hook; undefined if a matching hook exists, which the next
	 * check finds in the list
	 * @throws ApsError
	 */
	async recreate(
		subscription: Subscription,
		hook: SubscriptionHook,
		{ attribute, filter, hubId, projectId }: SeenHook,
		signal: AbortSignal,
	): Promise<SubscriptionHook | undefined> {
		const { system, event, scope } = hook;
		const created = await this.#hooks(hook).create(
			{ system, event },
			{
				scope,
				callbackUrl: this.parts.callbackUrl(subscription.routeKey),
				hookAttribute: attribute ?? undefined,
				filter: filter ?? undefined,
				hubId: hubId ?? undefined,
				projectId: projectId ?? undefined,
			},
			signal,
		);
		if (created === undefined) return undefined;
		this.#done('recreated', subscription.id, { ...hook, hookId: created });
		return await this.adopt(subscription, { ...hook, hookId: created }, signal);
	}

	/**
	 * Adopts a hook with the right event and scope for the subscription: sets its secret and records
	 * it.
	 *
	 * @throws ApsError
	 */
	async adopt(
		{ id, callbackSecret }: Subscription,
		hook: SubscriptionHook,
		signal: AbortSignal,
	): Promise<SubscriptionHook> {
		await this.#hooks(hook).update(hook, { token: callbackSecret }, signal);
		await this.parts.subscriptions.replaceHook(id, hook);
		this.#done('adopted', id, hook);
		return hook;
	}

	/**
	 * Extends the lifetime of a hook that is meant to last.
	 *
	 * @param now Unix time in ms
	 * @throws ApsError
	 */
	async renew(
		subscription: Subscription,
		hook: SubscriptionHook,
		{ expiry, isShortLived }: SeenHook,
		now: number,
		signal: AbortSignal,
	): Promise<void> {
		if (expiry === null || isShortLived || Date.parse(expiry) - now > RENEW_BEFORE) return;
		const hookExpiry = new Date(now + RENEWED_FOR).toISOString();
		await this.#hooks(hook).update(hook, { hookExpiry }, signal);
		this.#done('renewed', subscription.id, hook);
	}

	#hooks({ region }: SubscriptionHook): ApsHooks {
		return new ApsHooks(this.parts.aps, region);
	}

	#done(action: RepairAction, subscription: string, { hookId, system, event }: HookNames): void {
		this.parts.metrics.repaired.inc({ action });
		this.parts.log.info({ subscription, hook: hookId, system, event }, `hook ${action}`);
	}
}

type HookNames = Pick<ApsHook, 'hookId' | 'system' | 'event'>;

/** Autodesk cannot change the callback URL of an existing hook. */
export function callsElsewhere(found: ApsHook, callbackUrl: string): string {
	return (
		`Autodesk calls ${originOf(found.callbackUrl)} instead of ${originOf(callbackUrl)} (PUBLIC_URL). ` +
		'Deactivate the workflow in n8n and activate it again'
	);
}

function originOf(url: unknown): string {
	return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : 'another address';
}
