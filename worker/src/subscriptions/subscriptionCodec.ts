import type { Vault } from '../encryption/vault';
import { DEFAULT_SETTINGS, type Subscription } from './subscription';

/** What a subscription keeps secret. */
type SecretPart = Pick<Subscription, 'routeKey' | 'callbackSecret' | 'extraSecrets'>;
type StoredSubscription = Omit<Subscription, keyof SecretPart> & { sealed: string };

/** Writes and reads a subscription as it is stored: its secrets encrypted, the rest readable. */
export class SubscriptionCodec {
	constructor(private readonly vault: Vault) {}

	encode(subscription: Subscription): string {
		const { routeKey, callbackSecret, extraSecrets, ...open } = subscription;
		const secret: SecretPart = { routeKey, callbackSecret, extraSecrets };
		const stored: StoredSubscription = {
			...open,
			sealed: this.vault.seal(JSON.stringify(secret), context(open.id)),
		};
		return JSON.stringify(stored);
	}

	/**
	 * Settings that came up after it was written have their defaults.
	 *
	 * @throws UnreadableError when ENCRYPTION_KEY no longer holds the key it was written with
	 */
	decode(text: string): Subscription {
		const { sealed, ...open } = JSON.parse(text) as StoredSubscription;
		const secret = JSON.parse(this.vault.open(sealed, context(open.id))) as SecretPart;
		return { ...DEFAULT_SETTINGS, ...open, ...secret };
	}

	/**
	 * The same with the newest key.
	 *
	 * @returns undefined when it has that key already
	 * @throws UnreadableError as `decode` does
	 */
	reseal(text: string): string | undefined {
		const stored = JSON.parse(text) as StoredSubscription;
		const sealed = this.vault.reseal(stored.sealed, context(stored.id));
		return sealed && JSON.stringify({ ...stored, sealed });
	}
}

function context(id: string): string {
	return `subscription:${id}`;
}
