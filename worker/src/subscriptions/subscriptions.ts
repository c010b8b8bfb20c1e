import type {
	SigningKey,
	SubscriptionStatus,
} from '../../../protocol/worker/api/shapes/subscription';
import type { SealedDocuments } from '../encryption/sealedDocuments';
import type { AllowedTargets } from './allowedTargets';
import type { RetiredQueues } from './retiredQueues';
import type { SubscriptionHook, Subscription, SubscriptionSettings } from './subscription';
import type { SubscriptionDirectory } from './subscriptionDirectory';
import type {
	Registration,
	SecretAddition,
	SecretRotation,
	SubscriptionStore,
} from './subscriptionStore';

export interface SubscriptionsParts {
	store: SubscriptionStore;
	directory: SubscriptionDirectory;
	retiredQueues: Pick<RetiredQueues, 'retire'>;
	targets: AllowedTargets;
}

export type RegisterOutcome =
	| Registration
	/** `ALLOWED_TARGETS` does not contain its origin. */
	| { kind: 'target not allowed' };

/**
 * The only way to change a subscription. When a call returns, this process's directory has the change.
 * Other processes receive it within two seconds.
 *
 * Every method throws StoreUnavailableError if the store fails or does not answer.
 */
export class Subscriptions {
	constructor(private readonly parts: SubscriptionsParts) {}

	/** The encrypted documents of all subscriptions. */
	get sealed(): SealedDocuments {
		return this.parts.store;
	}

	/** The subscription as currently stored, whichever process changed it. */
	async get(id: string): Promise<Subscription | undefined> {
		return await this.parts.store.get(id);
	}

	/** All subscriptions as currently stored, oldest first. */
	async all(): Promise<Subscription[]> {
		const { directory } = this.parts;
		await directory.refresh();
		return directory.all().sort((a, b) => a.createdAt.localeCompare(b.createdAt));
	}

	/**
	 * Creates the subscription of a target, or changes the existing one.
	 *
	 * @param signingKey for a new subscription `derived` by default; an existing one keeps its own
	 */
	async register(
		target: string,
		settings: Partial<SubscriptionSettings>,
		signingKey?: SigningKey,
	): Promise<RegisterOutcome> {
		if (!this.parts.targets.allows(target)) return { kind: 'target not allowed' };
		return await this.#write((store) => store.register(target, settings, signingKey));
	}

	/**
	 * Replaces the secret that signs deliveries.
	 *
	 * @param keepPrevious how long the previous one signs, too, in ms
	 */
	async rotateSecret(id: string, keepPrevious: number): Promise<SecretRotation> {
		return await this.#write((store) => store.rotateSecret(id, keepPrevious));
	}

	/** @returns undefined if there is no such subscription */
	async update(
		id: string,
		settings: Partial<SubscriptionSettings>,
	): Promise<Subscription | undefined> {
		return await this.#write((store) => store.update(id, settings));
	}

	/** @returns undefined if there is no such subscription */
	async setStatus(id: string, status: SubscriptionStatus): Promise<Subscription | undefined> {
		return await this.#write((store) => store.setStatus(id, status));
	}

	/** Accepts callbacks that are signed with a further secret. */
	async addSecret(id: string, secret: string): Promise<SecretAddition> {
		return await this.#write((store) => store.addSecret(id, secret));
	}

	/**
	 * Replaces the subscription's hook that watches the same thing.
	 *
	 * @returns undefined if there is no such subscription; unchanged if it has no such hook
	 */
	async replaceHook(id: string, hook: SubscriptionHook): Promise<Subscription | undefined> {
		return await this.#write((store) => store.replaceHook(id, hook));
	}

	/**
	 * Deletes a subscription. Its queue, with all events, is destroyed a minute later.
	 *
	 * @returns whether there was such a subscription
	 */
	async delete(id: string): Promise<boolean> {
		if (!(await this.get(id))) return false;
		// Written first: a process that dies in between must not leave a queue that is never destroyed.
		await this.parts.retiredQueues.retire(id);
		await this.#write((store) => store.delete(id));
		return true;
	}

	async #write<Result>(change: (store: SubscriptionStore) => Promise<Result>): Promise<Result> {
		const result = await change(this.parts.store);
		await this.parts.directory.refresh();
		return result;
	}
}
