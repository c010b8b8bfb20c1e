import type { Vault } from '../encryption/vault';
import { DEFAULT_SETTINGS, type Subscription } from './subscription';

/** The secret parts of a subscription. */
type SecretPart = Pick<
	Subscription,
	'routeKey' | 'callbackSecret' | 'extraSecrets' | 'signingSecrets' | 'headers'
>;
/** Those written before there were signing secrets or headers have none. */
type StoredSecretPart = Omit<SecretPart, 'signingSecrets' | 'headers'> & Partial<SecretPart>;
type StoredSubscription = Omit<Subscription, keyof SecretPart> & { sealed: string };

/** Encodes and decodes stored subscriptions: secrets are encrypted, the rest is readable. */
export class SubscriptionCodec {
	constructor(private readonly vault: Vault) {}

	encode(subscription: Subscription): string {
		const { routeKey, callbackSecret, extraSecrets, signingSecrets, headers, ...open } =
			subscription;
		const secret: SecretPart = {
			routeKey,
			callbackSecret,
			extraSecrets,
			signingSecrets,
			headers,
		};
		const stored: StoredSubscription = {
			...open,
			sealed: this.vault.seal(JSON.stringify(secret), context(open.id)),
		};
		return JSON.stringify(stored);
	}

	/**
	 * Settings that were introduced after it was written have their defaults.
	 *
	 * @throws UnreadableError if ENCRYPTION_KEY no longer contains the key it was encrypted with
	 */
	decode(text: string): Subscription {
		const { sealed, ...open } = JSON.parse(text) as StoredSubscription;
		const secret = JSON.parse(this.vault.open(sealed, context(open.id))) as StoredSecretPart;
		const { signingSecrets = [] } = secret;
		return { ...DEFAULT_SETTINGS, ...open, ...secret, signingSecrets };
	}

	/**
	 * Encrypts it again, with the newest key.
	 *
	 * @returns undefined if it already has that key
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
