import { createHash } from 'node:crypto';
import { generateCallbackSecret } from '../../../protocol/callbacks/callbackSecret';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type { SubscriptionStatus } from '../../../protocol/worker/api/shapes/subscription';
import { generateSigningSecret } from '../../../protocol/worker/signingSecret';
import type { RecordPlace, SealedDocuments } from '../encryption/sealedDocuments';
import { randomText } from '../ids/newId';
import type { DocumentStore } from '../store/documentStore';
import { rotatedSecrets } from './rotatedSecrets';
import { conflictOf, firstSecrets, type Signing, type SigningConflict } from './signing';
import {
	DEFAULT_SETTINGS,
	signingKeyOf,
	watchesTheSame,
	type SubscriptionHook,
	type Subscription,
	type SubscriptionSettings,
} from './subscription';
import type { SubscriptionCodec } from './subscriptionCodec';

export const SUBSCRIPTION_KIND = 'subscription';

/** 32 characters of five random bits each: 160 bits. */
const ROUTE_KEY_LENGTH = 32;

export type Registration =
	| { kind: 'created' | 'updated'; subscription: Subscription }
	/** It exists already, and signs deliveries with something else. Nothing was changed. */
	| { kind: SigningConflict; subscription: Subscription };

export type Creation =
	| { kind: 'created'; subscription: Subscription }
	/** The target has a subscription already. Nothing was changed. */
	| { kind: 'exists'; id: string };

export type SecretRotation =
	| { kind: 'rotated'; subscription: Subscription }
	/** It signs deliveries with the derived key. */
	| { kind: 'derived key'; subscription: Subscription }
	| { kind: 'missing' };

export type SecretAddition =
	| { kind: 'added'; subscription: Subscription }
	/** It already has the maximum number of further secrets. */
	| { kind: 'full' }
	| { kind: 'missing' };

/** The stored subscriptions. To change one, use `Subscriptions`. */
export class SubscriptionStore implements SealedDocuments {
	constructor(
		private readonly documents: DocumentStore,
		private readonly codec: SubscriptionCodec,
	) {}

	/**
	 * Creates the subscription of a target, or changes the existing one: a workflow that is activated again
	 * registers again. A subscription that was `gone` becomes active.
	 *
	 * @param signing for a new subscription `derived` by default; an existing one keeps its own
	 */
	async register(
		target: string,
		settings: Partial<SubscriptionSettings>,
		signing?: Signing,
	): Promise<Registration> {
		for (;;) {
			const existing = await this.#change(subscriptionId(target), (current) =>
				conflictOf(current, signing)
					? current
					: {
							...current,
							...settings,
							status: current.status === 'gone' ? 'active' : current.status,
						},
			);
			if (existing) {
				return { kind: conflictOf(existing, signing) ?? 'updated', subscription: existing };
			}
			const creation = await this.create(target, settings, signing);
			if (creation.kind === 'created') return creation;
		}
	}

	/** Creates the subscription of a target that has none. */
	async create(
		target: string,
		settings: Partial<SubscriptionSettings>,
		signing?: Signing,
	): Promise<Creation> {
		const id = subscriptionId(target);
		const subscription = newSubscription(id, target, settings, signing);
		const text = this.codec.encode(subscription);
		return (await this.documents.insert(SUBSCRIPTION_KIND, id, text))
			? { kind: 'created', subscription }
			: { kind: 'exists', id };
	}

	async get(id: string): Promise<Subscription | undefined> {
		const text = await this.documents.get(SUBSCRIPTION_KIND, id);
		return text === undefined ? undefined : this.codec.decode(text);
	}

	/** @returns undefined if there is no such subscription */
	async update(
		id: string,
		settings: Partial<SubscriptionSettings>,
	): Promise<Subscription | undefined> {
		return await this.#change(id, (current) => ({ ...current, ...settings }));
	}

	/** Accepts callbacks that are signed with a further secret. */
	async addSecret(id: string, secret: string): Promise<SecretAddition> {
		let isFull = false;
		const subscription = await this.#change(id, (current) => {
			const { extraSecrets } = current;
			isFull =
				extraSecrets.length >= LIMITS.subscription.extraSecrets.maxItems &&
				!extraSecrets.includes(secret);
			return isFull
				? current
				: { ...current, extraSecrets: [...new Set([...extraSecrets, secret])] };
		});
		if (!subscription) return { kind: 'missing' };
		return isFull ? { kind: 'full' } : { kind: 'added', subscription };
	}

	/**
	 * Replaces the secret that signs deliveries.
	 *
	 * @param keepPrevious how long the previous one signs, too, in ms
	 * @param secret the new one
	 */
	async rotateSecret(
		id: string,
		keepPrevious: number,
		secret = generateSigningSecret(),
	): Promise<SecretRotation> {
		const subscription = await this.#change(id, (current) => {
			if (signingKeyOf(current) === 'derived') return current;
			const now = Date.now();
			const keepUntil = now + keepPrevious;
			return {
				...current,
				signingSecrets: rotatedSecrets(current.signingSecrets, secret, keepUntil, now),
			};
		});
		if (!subscription) return { kind: 'missing' };
		const isDerived = signingKeyOf(subscription) === 'derived';
		return { kind: isDerived ? 'derived key' : 'rotated', subscription };
	}

	/** @returns undefined if there is no such subscription */
	async setStatus(id: string, status: SubscriptionStatus): Promise<Subscription | undefined> {
		return await this.#change(id, (current) => ({ ...current, status }));
	}

	/**
	 * Replaces the subscription's hook that watches the same thing.
	 *
	 * @returns undefined if there is no such subscription; unchanged if it has no such hook
	 */
	async replaceHook(id: string, hook: SubscriptionHook): Promise<Subscription | undefined> {
		return await this.changeHooks(id, (hooks) =>
			hooks.map((known) => (watchesTheSame(known, hook) ? hook : known)),
		);
	}

	/** @returns undefined if there is no such subscription */
	async changeHooks(
		id: string,
		next: (hooks: readonly SubscriptionHook[]) => SubscriptionHook[],
	): Promise<Subscription | undefined> {
		return await this.#change(id, (current) => ({ ...current, hooks: next(current.hooks) }));
	}

	async places(): Promise<RecordPlace[]> {
		const all = await this.documents.list(SUBSCRIPTION_KIND);
		return all.map(({ id }) => ({ kind: SUBSCRIPTION_KIND, id }));
	}

	reseal(_place: RecordPlace, value: string): string | undefined {
		return this.codec.reseal(value);
	}

	/** @returns whether there was such a subscription */
	async delete(id: string): Promise<boolean> {
		return await this.documents.delete(SUBSCRIPTION_KIND, id);
	}

	async #change(
		id: string,
		next: (current: Subscription) => Subscription,
	): Promise<Subscription | undefined> {
		for (;;) {
			const text = await this.documents.get(SUBSCRIPTION_KIND, id);
			if (text === undefined) return undefined;
			const current = this.codec.decode(text);
			const wanted = next(current);
			if (wanted === current) return current;
			const changed = { ...wanted, updatedAt: new Date().toISOString() };
			const replaced = await this.documents.replace(
				SUBSCRIPTION_KIND,
				id,
				text,
				this.codec.encode(changed),
			);
			if (replaced) return changed;
		}
	}
}

/** The id is derived from the target, so simultaneous registrations cannot create two subscriptions. */
function subscriptionId(target: string): string {
	return `sub_${createHash('sha256').update(target).digest('hex').slice(0, 32)}`;
}

function newSubscription(
	id: string,
	target: string,
	settings: Partial<SubscriptionSettings>,
	signing: Signing = { kind: 'derived' },
): Subscription {
	const now = new Date().toISOString();
	return {
		...DEFAULT_SETTINGS,
		...settings,
		id,
		target,
		status: 'active',
		routeKey: randomText(ROUTE_KEY_LENGTH),
		callbackSecret: generateCallbackSecret(),
		signingSecrets: firstSecrets(signing),
		createdAt: now,
		updatedAt: now,
	};
}
