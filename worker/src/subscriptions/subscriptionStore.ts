import { createHash } from 'node:crypto';
import { generateCallbackSecret } from '../../../protocol/callbacks/callbackSecret';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type {
	SigningKey,
	SubscriptionStatus,
} from '../../../protocol/worker/api/shapes/subscription';
import { generateSigningSecret } from '../../../protocol/worker/signingSecret';
import type { RecordPlace, SealedDocuments } from '../encryption/sealedDocuments';
import { randomText } from '../ids/newId';
import type { DocumentStore } from '../store/documentStore';
import { rotatedSecrets } from './rotatedSecrets';
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

export interface Upsert {
	kind: 'created' | 'updated';
	subscription: Subscription;
}

export type Registration =
	| Upsert
	/** It exists already, and signs deliveries with the other kind of key. Nothing was changed. */
	| { kind: 'other signing key'; subscription: Subscription };

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
	 * @param signingKey for a new subscription `derived` by default; an existing one keeps its own
	 */
	async register(
		target: string,
		settings: Partial<SubscriptionSettings>,
		signingKey?: SigningKey,
	): Promise<Registration> {
		const id = subscriptionId(target);
		const hasOther = (current: Subscription): boolean =>
			signingKey !== undefined && signingKeyOf(current) !== signingKey;
		for (;;) {
			const existing = await this.#change(id, (current) =>
				hasOther(current)
					? current
					: {
							...current,
							...settings,
							status: current.status === 'gone' ? 'active' : current.status,
						},
			);
			if (existing) {
				const kind = hasOther(existing) ? 'other signing key' : 'updated';
				return { kind, subscription: existing };
			}
			const subscription = newSubscription(id, target, settings, signingKey);
			if (await this.documents.insert(SUBSCRIPTION_KIND, id, this.codec.encode(subscription))) {
				return { kind: 'created', subscription };
			}
		}
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
	 */
	async rotateSecret(id: string, keepPrevious: number): Promise<SecretRotation> {
		const secret = generateSigningSecret();
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
		return await this.#change(id, (current) => ({
			...current,
			hooks: current.hooks.map((known) => (watchesTheSame(known, hook) ? hook : known)),
		}));
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
	signingKey: SigningKey = 'derived',
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
		signingSecrets:
			signingKey === 'secret' ? [{ secret: generateSigningSecret(), until: null }] : [],
		createdAt: now,
		updatedAt: now,
	};
}
